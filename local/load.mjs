// Loads TypeScript without an earlier build: bundles an entry and what it imports of ours into one module, and imports
// that. Much faster to start than transforming file by file.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles lie inside the package, so that its dependencies are found from them. */
const CACHE = fileURLToPath(new URL('../node_modules/.cache/rangewatch', import.meta.url));

/**
 * Imports a TypeScript module. Named by its content and moved into place whole, a bundle is never half written, however
 * many processes start at once.
 * @param {string} entry path of the module
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    outdir: CACHE,
    entryNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  const [main] = outputFiles.filter(({ path }) =>
    basename(path).startsWith(`${basename(entry).replace(/\.m?ts$/, '')}-`),
  );
  return import(pathToFileURL(main.path).href);
}

function put(path, contents) {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${process.pid}-${createHash('md5').update(path).digest('hex')}`);
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}
