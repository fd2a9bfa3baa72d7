// The entry of `npm run pictures`.
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../../local/load.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await importTypeScript(fileURLToPath(new URL('main.ts', import.meta.url)));
