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
