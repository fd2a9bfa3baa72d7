// The pages under docs/consumers, read as their readers see them: headings, code blocks, links.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the pages are. */
export const FOLDER = fileURLToPath(new URL('../../docs/consumers/', import.meta.url));

/** One page. */
export interface Page {
  readonly file: string;
  readonly isJapanese: boolean;
  readonly isIndex: boolean;
  readonly text: string;
}

/** Every page, in both languages. */
export const PAGES: readonly Page[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({
    file,
    isJapanese: file.endsWith('.ja.md'),
    isIndex: file.startsWith('README.'),
    text: readFileSync(`${FOLDER}${file}`, 'utf8'),
  }));

/** The page of a name. */
export function pageOf(file: string): Page {
  const page = PAGES.find((one) => one.file === file);
  if (page === undefined) throw new Error(`no page docs/consumers/${file}`);
  return page;
}

/** A code block: its language and its lines. */
export interface Block {
  readonly language: string;
  readonly lines: readonly string[];
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

/** The code blocks of a page, in order. */
export function blocksOf({ text }: Pick<Page, 'text'>): readonly Block[] {
  return [...text.matchAll(FENCED)].map(([, language = '', body = '']) => ({
    language,
    lines: body.split('\n').slice(0, -1),
  }));
}

/** A page without its code blocks. */
export function proseOf({ text }: Pick<Page, 'text'>): string {
  return text.replace(FENCED, '');
}

/** The headings of a level, in order. */
export function headingsOf(page: Pick<Page, 'text'>, level: 1 | 2): readonly string[] {
  const marks = '#'.repeat(level);
  return proseOf(page)
    .split('\n')
    .filter((line) => line.startsWith(`${marks} `))
    .map((line) => line.slice(level + 1));
}

/** The targets of the links of a page. */
export function linksOf(page: Pick<Page, 'text'>): readonly string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The name by which a heading is linked to. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
