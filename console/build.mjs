// Builds the console into a folder: one script, and one that is fetched when needed, one style sheet, the page, and the guides for consumers beside it.
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

export async function buildConsole(folder) {
  await rm(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['console/main.tsx', 'console/style.css'],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2022',
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    inject: ['console/jsx.ts'],
    // The one of the console says how its types are checked.
    tsconfigRaw: {},
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  });
  await mkdir(`${folder}/words`);
  const textsOf = await readTexts();
  for (const language of ['en', 'ja']) {
    await writeFile(`${folder}/words/${language}.json`, JSON.stringify(textsOf(language)));
  }
  for (const file of ['index.html', 'icon.svg']) await cp(`${root}console/${file}`, `${folder}/${file}`);
  await mkdir(`${folder}/guides`);
  const guides = (await readdir(`${root}docs/consumers`)).filter((name) => name.endsWith('.md'));
  // As plain text: a browser shows it, where it would save Markdown.
  for (const name of guides) {
    await cp(`${root}docs/consumers/${name}`, `${folder}/guides/${name.replace(/\.md$/, '.txt')}`);
  }
}

/** The function that gives the texts of a language. They are no part of the script: a browser takes one language only. */
async function readTexts() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['console/words/texts.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { textsOf } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return textsOf;
}
