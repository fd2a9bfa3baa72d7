// Loads TypeScript without an earlier build: bundles an entry and what it imports of ours into one module, and imports
// that. Much faster to start than transforming file by file; a bundle whose sources did not change is used again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Bundles lie inside the package, so that its dependencies are found from them. */
const CACHE = fileURLToPath(new URL('../node_modules/.cache/rangewatch', import.meta.url));

/** Our own .mjs files know by their place where the project is: they are imported from there, and are in no bundle. */
const OWN_PROGRAMS = {
  name: 'own-programs',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    })),
};

/**
 * Imports a TypeScript module.
 * @param {string} entry path of the module
 * @returns {Promise<any>} its exports
 */
export async function importTypeScript(entry) {
  return import(pathToFileURL(await bundleTypeScript(entry)).href);
}

/**
 * Bundles a TypeScript module, unless that was done before, for a process that is to load nothing else.
 * @param {string} entry path of the module
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleTypeScript(entry) {
  const record = join(CACHE, `${digest(resolve(entry))}.json`);
  return readUnchanged(record) ?? (await bundle(entry, record));
}

/** The bundle of a record whose sources are as they were, or undefined. */
function readUnchanged(record) {
  try {
    const { main, sources } = JSON.parse(readFileSync(record, 'utf8'));
    const isUnchanged = Object.entries(sources).every(([path, stamp]) => stampOf(path) === stamp);
    return isUnchanged && existsSync(main) ? main : undefined;
  } catch {
    // No record, one of another version, or a source that is gone: bundle again.
    return undefined;
  }
}

async function bundle(entry, record) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    // Not that of esbuild's own start, which may be gone.
    absWorkingDir: process.cwd(),
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [OWN_PROGRAMS],
    outdir: CACHE,
    entryNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  const name = basename(entry).replace(/\.m?ts$/, '');
  const main = outputFiles.map(({ path }) => path).find((path) => basename(path).startsWith(`${name}-`));
  const paths = Object.keys(metafile.inputs).map((path) => resolve(path));
  const sources = Object.fromEntries(paths.map((path) => [path, stampOf(path)]));
  put(record, JSON.stringify({ main, sources }));
  return main;
}

function stampOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
}

/** Moved into place whole: a bundle is never half written, however many processes start at once. */
function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${process.pid}-${digest(path)}`);
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

function digest(text) {
  return createHash('md5').update(text).digest('hex');
}
