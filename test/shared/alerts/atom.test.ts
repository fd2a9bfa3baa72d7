// changes.atom: valid by RFC 4287, in each language, whatever the words are; judged by jing where it is installed.
import { beforeAll, describe, expect, it } from 'vitest';
import { type AtomTerms, renderAtom } from '../../../shared/alerts/atom.ts';
import type { ChangeSummary, MonthDocument } from '../../../shared/release/changes.ts';
import { describeWithTool } from '../../real-tools.ts';
import { BASE, entry, received, varied } from '../../world/feeds.ts';
import { makeWorld } from '../../world/world.ts';
import { GOOD, judge } from './jing.ts';
import { expectSound, readFeed } from './read-feed.ts';

const ENGLISH: AtomTerms = { baseUrl: 'https://lists.example', languages: ['en'] };
const BOTH: AtomTerms = { ...ENGLISH, languages: ['ja', 'en'] };

/** Control characters, surrogates alone, what is no character, marks that turn the direction, and XML's own signs. */
const HOSTILE =
  'a & b < c > d ]]> "e" \'f\' &amp; <!-- <entry> \u0000\u0008\u000b\u001f\u007f\u0085 \ud800 \udc00 \ufffe\uffff \u202eRTL\u2066 שלום \u2028\r\n z';
/** Nothing of this may be in an XML 1.0 document (section 2.2), or turn what is around it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is what it is for
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff\u2028-\u202e\u2066-\u2069]/;

let first: ChangeSummary;
let second: ChangeSummary;
beforeAll(async () => {
  const world = makeWorld();
  const next = varied(BASE, {
    without: ['103.4.8.0/21'],
    plus: [entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS'), entry('13.34.0.0/16')],
  });
  for (const feed of [received(0, BASE), received(1, next)]) {
    world.serve(feed);
    await world.ingest();
    await world.converge();
  }
  const month = JSON.parse((await world.readText('changes/2026-01.json')) ?? '') as MonthDocument;
  [first, second] = month.changes as [ChangeSummary, ChangeSummary];
});

const hostile = (): ChangeSummary => ({
  ...second,
  words: { en: { title: HOSTILE, actions: [HOSTILE, ''] }, ja: { title: '', actions: [] } },
});

describe('an entry', () => {
  it('says what is to be done, and is told apart by severity, cause, Region and list', () => {
    const feed = expectSound(renderAtom([second, first], ENGLISH));
    expect(second.words.en.actions).toHaveLength(2);
    expect(feed).toMatchObject({
      language: 'en',
      id: 'https://lists.example/changes.atom',
      title: 'Rangewatch: changes to the allowlists',
      updated: '2026-01-01T01:00:00Z',
    });
    expect(feed.entries).toEqual([
      {
        id: 'https://lists.example/changes/2.json',
        // What these words are is the alerts' own test.
        title: second.words.en.title,
        updated: '2026-01-01T01:00:00Z',
        content: second.words.en.actions.join('\n'),
        categories: [
          'severity action',
          'cause feed',
          'region ap-northeast-1',
          'allowlist streaming',
          'allowlist client',
        ],
        alternates: ['https://lists.example/changes/2.json'],
        tags: ['<title xml:lang="en">', '<content type="text" xml:lang="en">'],
      },
      expect.objectContaining({
        id: 'https://lists.example/changes/1.json',
        updated: '2026-01-01T00:00:00Z',
        categories: expect.arrayContaining(['severity baseline', 'cause baseline', 'allowlist web']) as [],
      }),
    ]);
  });

  it('has the first language above, and each other one below a blank line with its title', () => {
    const { language, title, entries } = expectSound(renderAtom([second, first], BOTH));
    const [newest] = entries;
    const { en, ja } = second.words;
    expect([language, title]).toEqual(['ja', 'Rangewatch: 許可リストの変更']);
    expect(newest?.title).toBe(ja.title);
    expect(newest?.content).toBe([...ja.actions, '', en.title, ...en.actions].join('\n'));
    expect(newest?.tags).toEqual(['<title xml:lang="ja">', '<content type="text">']);
  });

  it('says its title where there is nothing to do', () => {
    const idle = { ...second, words: { ...second.words, en: { title: 'Release 2', actions: [] } } };
    expect(readFeed(renderAtom([idle], ENGLISH)).entries[0]?.content).toBe('Release 2');
  });

  it('carries hostile words as text, each in its own line, without what XML forbids', () => {
    for (const terms of [ENGLISH, BOTH]) {
      const xml = renderAtom([hostile(), first], terms);
      expect(xml).not.toMatch(FORBIDDEN);
      expect(xml).not.toMatch(/\p{Surrogate}/u);
      const { entries } = expectSound(xml);
      expect(entries).toHaveLength(2);
      expect(entries[0]?.content).toMatch(
        /a & b < c > d \]\]> "e" 'f' &amp; <!-- <entry> .*RTL {2}שלום {5}z\n/,
      );
    }
  });
});

describe('the feed', () => {
  it('is as new as its newest entry, wherever that stands', () => {
    const xml = renderAtom([{ ...second, createDate: '2025-12-31T00:00:00Z' }, first], ENGLISH);
    expect(expectSound(xml).updated).toBe('2026-01-01T00:00:00Z');
  });
});

describeWithTool('jing', 'jing', () => {
  it('finds every feed valid', async () => {
    const feeds = {
      good: GOOD,
      'first release': renderAtom([first], ENGLISH),
      'two releases': renderAtom([second, first], ENGLISH),
      'both languages': renderAtom([second, first], BOTH),
      'hostile words': renderAtom([hostile(), first], ENGLISH),
      'hostile words in both languages': renderAtom([hostile(), first], BOTH),
      'a base URL with signs': renderAtom([second], {
        ...ENGLISH,
        baseUrl: "https://lists.example/a?b=1&c='d'",
      }),
    };
    expect(await judge(feeds)).toEqual(Object.fromEntries(Object.keys(feeds).map((name) => [name, ''])));
  });

  /** Each is the good feed with one text replaced, and what jing names. */
  const TWINS: Readonly<Record<string, readonly [find: string, replace: string, names: RegExp]>> = {
    'no updated in the feed': ['<updated>2026-01-02T03:04:05.678+09:00</updated>', '', /"updated"/],
    'no updated in an entry': ['<updated>2026-01-01T00:00:00Z</updated>', '', /"updated"/],
    'no id': ['<id>https://lists.example/2</id>', '', /"id"/],
    'two titles': ['<title>By a link</title>', '<title>By a link</title><title>By two</title>', /"title"/],
    'two ids': ['<id>https://lists.example/2</id>', '<id>a:b</id><id>a:c</id>', /"id"/],
    'an unknown element of Atom': ['<icon>icon.png</icon>', '<image>icon.png</image>', /"image"/],
    'an unknown element of Atom inside another': [
      '<inside/>',
      '<x/></other><modified/><other>',
      /"modified"/,
    ],
    'an unknown attribute': ['<link href="/"/>', '<link href="/" url="/"/>', /"url"/],
    'a link without href': ['<link href="/"/>', '<link/>', /"href"/],
    'a category without term': ['term="action" ', '', /"term"/],
    'a date that is none': ['2026-01-02T03:04:05Z', '2026-02-30T03:04:05Z', /"updated"/],
    'a date without T': ['2026-01-02T03:04:05Z', '2026-01-02 03:04:05Z', /"updated"/],
    'a date without an offset': ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05', /"updated"/],
    'a date alone': ['2026-01-02T03:04:05Z', '2026-01-02', /"updated"/],
    'an id that is no IRI': ['<id>https://lists.example/2</id>', '<id>changes/2.json</id>', /"id"/],
    'no author': [
      '<author><email>yuki@lists.example</email><name>Yuki</name></author>',
      '',
      /"author"|incomplete/,
    ],
    'an author without a name': ['<name>Yuki</name>', '', /"name"/],
    'neither content nor a link that is alternate': [
      '<link rel="alternate" href="https://lists.example/1"/>',
      '',
      /"entry" incomplete/,
    ],
    'elements in a text': ['By its content', 'By <b>its</b> content', /"b"/],
    'a type that is none': ['<title type="text">', '<title type="plain">', /"type"/],
    'an entry as the document': [GOOD, '<entry xmlns="http://www.w3.org/2005/Atom"/>', /"entry"/],
    'not well-formed': ['&lt;b&gt;', '<b>', /b/],
  };

  it('refuses every broken twin', async () => {
    const twins = Object.entries(TWINS).map(([name, [find, replace]]) => {
      expect(GOOD.split(find), name).toHaveLength(2);
      return [name, GOOD.replace(find, () => replace)] as const;
    });
    const said = await judge(Object.fromEntries(twins));
    for (const [name, [, , names]] of Object.entries(TWINS)) expect(said[name], name).toMatch(names);
  });

  it('refuses the product’s own feed once something is taken out of it', async () => {
    const feed = renderAtom([second, first], BOTH);
    const broken = {
      'no escaping': feed.replace('TCP/UDP 443', 'TCP & UDP'),
      'no namespace': feed.replace(' xmlns="http://www.w3.org/2005/Atom"', ''),
      'no date': feed.replace(/<updated>.*?<\/updated>/, ''),
      'two titles': feed.replace(/(<title.*<\/title>\n)/, '$1$1'),
    };
    for (const [name, said] of Object.entries(await judge(broken))) expect(said, name).not.toBe('');
  });
});
