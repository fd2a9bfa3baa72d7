// The entry of `npm run cost`.
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../../local/load.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
process.env.RANGEWATCH_LOG = 'off';
await importTypeScript(fileURLToPath(new URL('main.ts', import.meta.url)));
