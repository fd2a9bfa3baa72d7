// Builds the bundles of the functions into a folder, as `npm run build` builds them into dist/functions/.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const BUILD = resolve(import.meta.dirname, '../../infra/build.mjs');

/** Builds them into a folder. */
export function buildBundles(folder: string): void {
  execFileSync(process.execPath, [BUILD, folder]);
}
