// The pages for consumers: whole, in both languages, and true to what is published.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { defineConfig, type Settings } from '../../shared/config.ts';
import { FORMAT_IDS, type FormatId, formatOf } from '../../shared/formats/formats.ts';
import { filesOf } from '../../shared/formats/parts.ts';
import { listsOf } from '../shared/formats/lists.ts';
import { BASE, entry, received } from '../world/feeds.ts';
import { anchorOf, blocksOf, FOLDER, headingsOf, linksOf, PAGES, type Page, pageOf } from './pages.ts';

/** What a page of a consumer says, in this order. */
const SECTIONS = {
  en: [
    'What it reads',
    'Configure',
    'Poll interval',
    'CA to trust',
    'When the server is down, or the list is empty',
    'Limits',
    'Verified on hardware',
  ],
  ja: [
    '取得するもの',
    '設定',
    '取得間隔',
    '信頼する CA',
    'サーバーが停止したとき、リストが空のとき',
    '上限',
    '実機での確認',
  ],
};

/** Pages that are there in Japanese too. */
const JAPANESE = ['README', 'palo-alto', 'fortigate', 'yamaha-rtx', 'squid-and-pac', 'aws'];

const ENGLISH = PAGES.filter(({ isJapanese }) => !isJapanese);

/** A feed in which each list of Tokyo has something: its health-check servers as well. */
const { feed: FEED } = received(0, [
  ...BASE,
  entry('18.178.0.0/16', 'AMAZON', 'ap-northeast-1'),
  entry('54.64.0.0/15', 'AMAZON', 'ap-northeast-1'),
]);

/** `<region>/<list>/<file>` of every object that a release with every format has. */
const PUBLISHED = new Set(
  listsOf(FEED).flatMap((list) =>
    FORMAT_IDS.flatMap((id) => {
      const { companion } = formatOf(id);
      return filesOf(formatOf(id), list)
        .flatMap(({ file }) => [file, ...(companion === undefined ? [] : [companion.file(file)])])
        .map((file) => `${list.region}/${list.name}/${file}`);
    }),
  ),
);

/** What stands after `current/` in a page, placeholders left out. */
function namedIn({ text }: Page): readonly string[] {
  return [...text.matchAll(/\/current\/([^\s`"')\\]+)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.startsWith('<'));
}

/** Formats that are of no vendor: the index says all there is to say. */
const IN_THE_INDEX: readonly FormatId[] = ['plain-domains', 'json', 'csv'];

describe('formats', () => {
  it.each(FORMAT_IDS)('%s is in the index, and has a page', (id) => {
    const files = ENGLISH.filter(({ text }) => text.includes(`\`${id}\``)).map(({ file }) => file);
    expect(files).toContain('README.md');
    if (!IN_THE_INDEX.includes(id)) expect(files.length).toBeGreaterThan(1);
  });
});

it.each(PAGES.filter(({ isIndex }) => !isIndex))('$file has every section, in order', (page) => {
  expect(headingsOf(page, 2)).toEqual(SECTIONS[page.isJapanese ? 'ja' : 'en']);
});

describe.each(PAGES)('$file', (page) => {
  it('names only objects that are published', () => {
    const named = namedIn(page);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !PUBLISHED.has(path))).toEqual([]);
  });

  it('shows only settings that are taken', () => {
    const fields = [
      ...blocksOf(page)
        .filter(({ language }) => language === 'ts')
        .map(({ lines }) => lines.join('\n')),
      ...[...page.text.matchAll(/`(limits: \{[^`]*\})`/g)].map(([, text = '']) => text),
    ];
    for (const text of fields) {
      // What the other side of a context makes has other prototypes; its text has none.
      const settings = JSON.parse(JSON.stringify(runInNewContext(`({${text}})`))) as Partial<Settings>;
      expect(Object.keys(settings).length).toBeGreaterThan(0);
      expect(() => defineConfig({ ...settings, regions: ['ap-northeast-1'] })).not.toThrow();
    }
  });

  it('links to nothing that is not there', () => {
    const broken = linksOf(page).filter((target) => !isThere(page, target));
    expect(broken).toEqual([]);
  });

  it('keeps its lines short', () => {
    const long = page.text
      .split('\n')
      .filter((line) => line.length > 140 && !line.startsWith('|') && !/https:\/\/\S{60}/.test(line));
    expect(long).toEqual([]);
  });
});

function isThere({ file }: Page, target: string): boolean {
  if (target.startsWith('https://') || target.startsWith('http://')) return true;
  const [path = '', anchor] = target.split('#');
  const full = join(dirname(join(FOLDER, file)), path === '' ? file : path);
  if (!existsSync(full)) return false;
  if (anchor === undefined) return true;
  return headingsOf({ text: readFileSync(full, 'utf8') }, 2)
    .map(anchorOf)
    .includes(decodeURIComponent(anchor));
}

describe('the index', () => {
  it.each(['README.md', 'README.ja.md'])('%s leads to every page', (index) => {
    const links = linksOf(pageOf(index));
    const pages = PAGES.filter(({ isIndex }) => !isIndex).map(({ file }) => file);
    expect(pages.filter((file) => !links.includes(file))).toEqual([]);
  });
});

describe.each(JAPANESE)('%s in Japanese', (name) => {
  it('is there, and each leads to the other', () => {
    expect(linksOf(pageOf(`${name}.md`))).toContain(`${name}.ja.md`);
    expect(linksOf(pageOf(`${name}.ja.md`))).toContain(`${name}.md`);
  });

  it('has as many sections', () => {
    const counts = [pageOf(`${name}.md`), pageOf(`${name}.ja.md`)].map((page) => headingsOf(page, 2).length);
    expect(counts[1]).toBe(counts[0]);
  });

  it('has the same code, but for comments', () => {
    const [english, japanese] = [pageOf(`${name}.md`), pageOf(`${name}.ja.md`)].map((page) =>
      blocksOf(page).map(({ language, lines }) => [language, ...lines.filter((line) => !/^\s*#/.test(line))]),
    );
    expect(japanese).toEqual(english);
  });

  it('names the same objects, and the same external pages', () => {
    const [english, japanese] = [pageOf(`${name}.md`), pageOf(`${name}.ja.md`)].map((page) => ({
      objects: namedIn(page),
      pages: linksOf(page).filter((target) => target.startsWith('http')),
    }));
    expect(japanese).toEqual(english);
  });
});
