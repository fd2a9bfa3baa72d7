// Bundles each function into one file with all that it needs, the SDK as well: dist/functions/<name>.cjs.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const FUNCTIONS = ['watch', 'publish', 'slack', 'approve'];

rmSync(`${root}dist/functions`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: FUNCTIONS.map((name) => `functions/${name}.ts`),
  outdir: 'dist/functions',
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  // CommonJS starts a little faster than a module with a made-up require; see docs/decisions.
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // Packages that have both are taken as modules, of which what is not used is left out.
  mainFields: ['module', 'main'],
  // For whoever reads a stack trace; no map goes into a package.
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
});
