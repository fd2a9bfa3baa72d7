// The entry of the site's process.
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../../local/load.mjs';

await importTypeScript(fileURLToPath(new URL('site-process.ts', import.meta.url)));
