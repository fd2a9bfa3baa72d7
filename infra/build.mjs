// Bundles each function into one file with all that it needs, the SDK as well: dist/functions/<name>.cjs, or into a folder that
// is named. Without one, the console is built as well: dist/console/.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConsole } from '../console/build.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = resolve(process.argv[2] ?? `${root}dist/functions`);
const FUNCTIONS = ['watch', 'publish', 'slack', 'approve'];

/**
 * What the SDK imports only when it is needed never is in a function: its credentials are in its environment, and it reads no
 * streams of events. Without this rule it would all be in the bundle, and V8 would read it at each start.
 */
const NEVER_NEEDED = {
  name: 'never-needed',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ kind, path, importer }) =>
      kind === 'dynamic-import' && /[\\/]node_modules[\\/]/.test(importer) && !path.startsWith('node:')
        ? { path, namespace: 'never-needed' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'never-needed' }, ({ path }) => {
      const message = `${path} is left out of the bundle: a function has its credentials in its environment`;
      return { contents: `throw new Error(${JSON.stringify(message)});` };
    });
  },
};

rmSync(folder, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: FUNCTIONS.map((name) => `functions/${name}.ts`),
  outdir: folder,
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
  plugins: [NEVER_NEEDED],
  logLevel: 'warning',
});

if (process.argv[2] === undefined) await buildConsole(`${root}dist/console`);
