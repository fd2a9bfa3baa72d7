// `compare`: lists that people once wrote down, against the newest feed, as they were read and explained in both languages;
// what else it takes, and what it refuses.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { containsCidr, excludeCidr, mergeCidr } from 'cidr-tools';
import { afterAll, describe, expect, test } from 'vitest';
import { describeWithRealData } from '../../real-data.ts';
import { playFiles } from './played.ts';
import { feedPath, NEWER } from './real-feeds.ts';
import { failed, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, historyText } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const CASES = fileURLToPath(new URL('../../cases/compare/', import.meta.url));
const inFolder = (name: string) => join(temporary.path, name);
const FEED = inFolder('feed.json');
writeFileSync(FEED, feedText(BASE));

describeWithRealData('lists of other years against the newest feed', (folder) => {
  const feed = feedPath(folder, NEWER);
  const compare = (name: string, ...more: readonly string[]) =>
    rangewatchHere(['compare', join(CASES, name, 'rules.txt'), '--region', HOME, '--feed', feed, ...more]);

  describe.each(readdirSync(CASES))('%s', (name) => {
    test.each(['en', 'ja'])('the result in %s is the file that was read by people', async (lang) => {
      const { code, stdout, stderr } = await compare(name, '--lang', lang);
      expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
      const path = join(CASES, name, `result.${lang}.txt`);
      if (process.env['UPDATE_CASES'] === '1') writeFileSync(path, stdout);
      expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path).toBe(stdout);
    });

    test('what is missing is what another program finds missing', async () => {
      const { missing, rules } = JSON.parse((await compare(name, '--json')).stdout);
      const own = mergeCidr(rules.flatMap((rule: { prefixes?: string[] }) => rule.prefixes ?? []));
      for (const list of ['streaming', 'health-check']) {
        const needed = await plain(feed, list);
        const found = missing
          .filter((each: { allowlist: string }) => each.allowlist === list)
          .map(({ destination }: { destination: string }) => destination)
          .filter((destination: string) => destination.includes('/'));
        expect([list, mergeCidr(found)]).toEqual([list, mergeCidr(excludeCidr(needed, own))]);
        for (const cidr of found) expect(own.some((rule) => containsCidr(rule, cidr))).toBe(false);
      }
    });
  });
});

/** Both families of a list. */
async function plain(feed: string, list: string): Promise<string[]> {
  const args = [
    'allowlist',
    '--feed',
    feed,
    '--region',
    HOME,
    '--list',
    list,
    '--format',
    'plain',
    '--family',
  ];
  const outputs = [];
  for (const family of ['ipv4', 'ipv6']) outputs.push((await rangewatchHere([...args, family])).stdout);
  return outputs.join('').trimEnd().split('\n');
}

describe('what is compared', () => {
  /** What a small feed needs for streaming. */
  const STREAMING = '60.41.0.0/22';
  const compare = (path: string, ...more: readonly string[]) =>
    rangewatchHere(['compare', path, '--region', HOME, ...more]);
  const written = (name: string, text: string | Uint8Array) => {
    writeFileSync(inFolder(name), text);
    return inFolder(name);
  };

  test('nothing needed is missing: exit 0; something is: exit 3, and it says what', async () => {
    const args = ['--feed', FEED, '--list', 'streaming'];
    expect(await compare(written('all.txt', STREAMING), ...args)).toMatchObject({ code: 0, stderr: '' });
    const part = await compare(written('part.txt', '60.41.0.0/23'), ...args);
    expect(part).toMatchObject({ code: 3, stderr: '' });
    expect(part.stdout).toContain('60.41.2.0/23');
  });

  test('--family leaves out the other one', async () => {
    const feed = written(
      'both.json',
      feedText([...BASE, ['2a0b:4000:8000::/40', HOME, 'WORKSPACES_GATEWAYS']]),
    );
    const args = ['--feed', feed, '--list', 'streaming'];
    expect((await compare(inFolder('all.txt'), ...args)).stdout).toContain('2a0b:4000:8000::/40');
    expect(await compare(inFolder('all.txt'), ...args, '--family', 'ipv4')).toMatchObject({ code: 0 });
  });

  test.each([
    ['gzip', gzipSync(STREAMING)],
    ['Shift_JIS', Buffer.from([0x93, 0x8c, 0x8b, 0x9e, 0x2c, ...Buffer.from(STREAMING)])],
    ['UTF-16', Buffer.from(`\uFEFF東京\t${STREAMING}\r\n`, 'utf16le')],
    ['UTF-8 with a byte order mark', `\uFEFF${STREAMING}`],
  ])('a file in %s', async (_, bytes) => {
    const run = await compare(written('other', bytes), '--feed', FEED, '--list', 'streaming');
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  test('with published lists, whatever formats they have', async () => {
    const history = written('history.jsonl', historyText([]));
    for (const formats of [['plain', 'json'], ['plain']]) {
      const { bytes, keys } = await playFiles(
        temporary.path,
        [history],
        ...formats.flatMap((format) => ['--format', format]),
      );
      const server = createServer(({ url = '' }, response) => {
        const key = url.slice(1);
        response.writeHead(keys.includes(key) ? 200 : 404).end(keys.includes(key) ? bytes(key) : '');
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      try {
        for (const url of [root, `${root}/latest.json`]) {
          const run = await compare(inFolder('part.txt'), '--url', url, '--list', 'streaming', '--json');
          expect(run.code).toBe(3);
          expect(JSON.parse(run.stdout).missing).toMatchObject([{ destination: '60.41.2.0/23' }]);
        }
        const other = ['compare', inFolder('part.txt'), '--url', root, '--region', 'eu-west-3'];
        expect(failed(await rangewatchHere(other), 1)).toContain('no list of this Region');
      } finally {
        await new Promise((closed) => server.close(closed));
      }
    }
  });

  describe('a Region that the catalogue does not know', () => {
    const feed = () =>
      written('milan.json', feedText([...BASE, ['60.50.0.0/22', 'eu-south-1', 'WORKSPACES_GATEWAYS']]));
    const there = (region: string, rules: string, ...more: readonly string[]) =>
      rangewatchHere(['compare', written('milan.txt', rules), '--region', region, '--feed', feed(), ...more]);

    test.each(['ap-northeast-3', 'ca-west-1', 'eu-central-2'])(
      'and of which the feed has nothing is refused: %s',
      async (region) => {
        const line = failed(await there(region, ''), 1);
        expect(line).toContain(`${region}: found nothing to compare with`);
        expect(line).toContain('a Region of the catalogue');
      },
    );

    test.each([
      [
        'en',
        /^eu-south-1: streaming as of/,
        'no names and no documented ranges for eu-south-1',
        'Missing: nothing.',
      ],
      [
        'ja',
        /^eu-south-1: streaming（/,
        'eu-south-1 のドメイン名も文書化された範囲もありません',
        '不足: なし。',
      ],
    ])(
      'is compared by the feed alone, which the answer says in %s',
      async (lang, header, words, allIsWell) => {
        const lacking = await there('eu-south-1', '', '--lang', lang);
        expect(lacking).toMatchObject({ code: 3, stderr: '' });
        const fine = await there('eu-south-1', '60.50.0.0/22', '--lang', lang);
        expect(fine).toMatchObject({ code: 0, stderr: '' });
        for (const { stdout } of [lacking, fine]) {
          expect(stdout).toMatch(header);
          expect(stdout).toContain(words);
          expect(stdout.split('\n').slice(1, 3).join()).toMatch(/health-check.*domains/);
          expect(stdout).not.toContain(allIsWell);
        }
      },
    );

    test('and the same in JSON', async () => {
      const { stdout } = await there('eu-south-1', '60.50.0.0/22', '--json');
      expect(JSON.parse(stdout)).toMatchObject({
        allowlists: ['streaming'],
        notCompared: ['health-check', 'domains'],
        isOfFeedOnly: true,
      });
    });
  });

  describe('published lists, of which some are not published', () => {
    /** A tree with lists of one name only, and latest.json of a newer feed than its lists. */
    async function onlyStreaming(use: (root: string) => Promise<void>): Promise<void> {
      const history = written('history.jsonl', historyText([]));
      const { bytes, keys, json } = await playFiles(temporary.path, [history], '--format', 'json');
      const latest = json('latest.json') as { files: Record<string, unknown> };
      const files = Object.entries(latest.files).filter(
        ([key]) => !key.startsWith('current/') || key.includes('/streaming/'),
      );
      const newer = { ...latest, syncToken: '1999999999', files: Object.fromEntries(files) };
      const server = createServer(({ url = '' }, response) => {
        const key = url.slice(1);
        const body = key === 'latest.json' ? JSON.stringify(newer) : keys.includes(key) ? bytes(key) : '';
        response.writeHead(body === '' ? 404 : 200).end(body);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      try {
        await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      } finally {
        await new Promise((closed) => server.close(closed));
      }
    }

    test('one that is asked for is refused; the usual ones are said not to be compared', async () => {
      await onlyStreaming(async (root) => {
        const rules = written('all.txt', `${STREAMING} 2a0b:4000:8000::/40`);
        const asked = ['--url', root, '--list', 'domains', '--list', 'streaming'];
        const line = failed(await compare(rules, ...asked), 1);
        expect(line).toMatch(/not published: domains, .* published for ap-northeast-1: streaming/);
        const usual = await compare(rules, '--url', root);
        expect(usual).toMatchObject({ code: 0, stderr: '' });
        expect(usual.stdout).toMatch(/^ap-northeast-1: streaming as of ip-ranges.json 1999999999 /);
        expect(usual.stdout).toMatch(/^Not compared.*: health-check, domains$/m);
        expect(usual.stdout).not.toContain('Missing: nothing.');
        const { notCompared, isOfFeedOnly, syncToken } = JSON.parse(
          (await compare(rules, '--url', root, '--json')).stdout,
        );
        expect({ notCompared, isOfFeedOnly, syncToken }).toEqual({
          notCompared: ['health-check', 'domains'],
          isOfFeedOnly: false,
          syncToken: '1999999999',
        });
        const alone = await compare(rules, '--url', root, '--list', 'streaming');
        expect(alone.stdout).toContain('Missing: nothing.');
      });
    });
  });

  test.each([
    ['no rules', [], 2],
    ['both sources', [FEED, '--feed', FEED, '--url', 'https://lists.example.com'], 2],
    ['a list that does not exist', [FEED, '--feed', FEED, '--list', 'steaming'], 2],
    ['another scheme', [FEED, '--url', 'ftp://lists.example.com'], 2],
    ['rules that are not there', [inFolder('nothing'), '--feed', FEED], 1],
    ['a folder', [temporary.path, '--feed', FEED], 1],
    ['half a gzip', [written('half.gz', gzipSync(STREAMING).subarray(0, 20)), '--feed', FEED], 1],
  ] as const)('refuses %s', async (_, args, code) => {
    failed(await rangewatchHere(['compare', ...args, '--region', HOME]), code);
  });
});
