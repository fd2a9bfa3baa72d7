// How much a browser is sent of some modules of the core: bundled, minified and compressed as the console is.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a bundle weighs, in bytes of gzip, and which files of ours are in it. */
export async function bundleSize(
  script: string,
  external: readonly string[] = [],
): Promise<{ readonly gzip: number; readonly inputs: readonly string[] }> {
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
  const { outputFiles, metafile } = await build({
    stdin: { contents: script, resolveDir, loader: 'ts' },
    absWorkingDir: resolveDir,
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    target: 'es2022',
    write: false,
    metafile: true,
    external: [...external],
  });
  const gzip = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  return { gzip, inputs: Object.keys(metafile.inputs).filter((path) => path !== '<stdin>') };
}
