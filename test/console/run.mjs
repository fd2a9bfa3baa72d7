// The entry of `npm run console`: pictures of the console for docs/console.md, and how fast it is.
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../../local/load.mjs';

process.env.RANGEWATCH_LOG = 'off';
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await importTypeScript(fileURLToPath(new URL('main.ts', import.meta.url)));
