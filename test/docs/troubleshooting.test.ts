// docs/troubleshooting.md in both languages: the same page twice, true to the catalogue, and every command in it runs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { ALLOWLIST_NAMES } from '../../shared/allowlist/allowlists.ts';
import { CHECK_CODES } from '../../shared/check/code.ts';
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import { rangewatchHere, temporaryFolder } from '../local/command/run.ts';
import { BASE, feedText } from '../local/command/small-feed.ts';
import { anchorOf, blocksOf, headingsOf, linksOf, proseOf } from './pages.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const FILES = ['troubleshooting.md', 'troubleshooting.ja.md'] as const;
const [ENGLISH, JAPANESE] = FILES.map((file) => ({ file, text: readFileSync(join(DOCS, file), 'utf8') }));
if (ENGLISH === undefined || JAPANESE === undefined) throw new Error('two pages');

const temporary = temporaryFolder();
afterAll(temporary.remove);
const FEED = join(temporary.path, 'ip-ranges.json');
const RULES = join(temporary.path, 'my-rules.txt');
writeFileSync(FEED, feedText([...BASE, ['18.180.0.0/15', 'ap-northeast-1', 'AMAZON']]));
writeFileSync(RULES, '18.180.178.0/24\n');
/** A world without a DNS server: no packet leaves this machine. */
const STAGE = join(temporary.path, 'stage.json');
writeFileSync(
  STAGE,
  JSON.stringify({ dns: ['127.0.0.1:1'], places: {}, machine: { hasIpv4: true, hasIpv6: false } }),
);

/** Words in code that are no names of this project: of AWS's events, APIs, services and logs, or of the page's own commands. */
const OTHERS = [
  'WorkSpaces Access',
  'clientIpAddress',
  'actionType',
  'successfulLogin',
  'DescribeWorkspaces',
  'RESOURCE_NOT_FOUND',
  'No endpoints are reachable. A connection may not be able to be established.',
  'Reachable endpoint:',
  'workspaces',
  'workspaces-instances',
  'workspaces-web',
  'aps-workspaces',
  'com.amazonaws.ap-northeast-1.highlander',
  'check',
  '*',
];

const codeOf = (text: string) => [...proseOf({ text }).matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
const commandsOf = (page: { readonly text: string }) => blocksOf(page).flatMap(({ lines }) => lines);
/** Each number from 80 up that stands as a port: none in a CIDR, an address, a date or a count. */
const portsOf = (text: string) =>
  [...text.matchAll(/(?<![\d.,/-])\d{3,5}(?![\d.,]*\d|\/|-|\.x)/g)].map(([digits]) => Number(digits));

describe.each([ENGLISH, JAPANESE])('$file', (page) => {
  it('names only requirements, lists and findings that there are', () => {
    const known = new Set<string>([
      ...REQUIREMENTS.map(({ id }) => id),
      ...ALLOWLIST_NAMES,
      ...CHECK_CODES,
      ...OTHERS,
    ]);
    const words = codeOf(page.text).filter((word) => !word.startsWith('--'));
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('gives the ports of the requirements that it names, and no others', () => {
    const ports = REQUIREMENTS.flatMap(({ transports }) => transports.flatMap((each) => each.ports)).map(
      String,
    );
    const statuses = ['403', '407'];
    const years = /^20[12]\d$/;
    const found = portsOf(proseOf(page))
      .map(String)
      .filter((each) => !statuses.includes(each) && !years.test(each));
    expect(found.length).toBeGreaterThan(30);
    expect([...new Set(found)].filter((port) => !ports.includes(port))).toEqual([]);
  });

  it('leads to its own sections, and to the other language', () => {
    const anchors = headingsOf(page, 2).map(anchorOf);
    const own = linksOf(page)
      .filter((target) => target.startsWith('#'))
      .map((target) => decodeURIComponent(target.slice(1)));
    expect(own.length).toBe(6);
    expect(own.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    expect(linksOf(page)).toContain(page === ENGLISH ? FILES[1] : FILES[0]);
  });

  it('keeps its lines short', () => {
    const lines = page.text.split('\n').filter((line) => line.length > 140 && !line.startsWith('|'));
    expect(lines).toEqual([]);
  });
});

describe('both languages', () => {
  it('have as many sections, the same commands, and name the same things', () => {
    expect(headingsOf(JAPANESE, 2)).toHaveLength(headingsOf(ENGLISH, 2).length);
    expect(commandsOf(JAPANESE)).toEqual(commandsOf(ENGLISH));
    const named = ({ text }: { readonly text: string }) =>
      [...new Set(codeOf(text).filter((word) => word !== '--lang ja'))].sort();
    expect(named(JAPANESE)).toEqual(named(ENGLISH));
  });

  it('have the same ports in each section', () => {
    const perSection = ({ text }: { readonly text: string }) =>
      text
        .split(/^## /m)
        .slice(1)
        .map((section) => [...new Set(portsOf(proseOf({ text: section })))].sort((a, b) => a - b));
    expect(perSection(JAPANESE)).toEqual(perSection(ENGLISH));
  });
});

describe('every command runs', () => {
  test.each(commandsOf(ENGLISH))('%s', async (line) => {
    const [before, rest = ''] = line.split('rangewatch -- ');
    expect(before).toBe('npm run -s ');
    const files: Readonly<Record<string, string>> = { 'ip-ranges.json': FEED, 'my-rules.txt': RULES };
    const words = rest.split(' ').map((word) => files[word] ?? word);
    const stage = words[0] === 'check' ? ['--stage', STAGE] : [];
    const { code, stdout, stderr } = await rangewatchHere([...words, ...stage]);
    expect(code).toBe(words[0] === 'check' || words[0] === 'compare' ? 3 : 0);
    // A management address comes with a warning.
    expect(stderr).not.toMatch(/^error/m);
    expect(stdout).not.toBe('');
  });
});

test.each([
  ['README.md', 'docs/troubleshooting.md'],
  ['README.ja.md', 'docs/troubleshooting.ja.md'],
  ['docs/consumers/README.md', '../troubleshooting.md'],
  ['docs/consumers/README.ja.md', '../troubleshooting.ja.md'],
])('%s leads to %s', (file, target) => {
  expect(linksOf({ text: readFileSync(join(DOCS, '..', file), 'utf8') })).toContain(target);
});
