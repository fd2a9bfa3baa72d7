// `formats`, and the formats as `allowlist` gives them: what is listed, what is refused, and with which words.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { feedBytes } from '../../../local/feed-bytes.ts';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import { defineConfig, type Settings } from '../../../shared/config.ts';
import { FORMAT_IDS, formatOf } from '../../../shared/formats/formats.ts';
import { filesOf } from '../../../shared/formats/parts.ts';
import { listsOf } from '../../shared/formats/lists.ts';
import { BASE, entry, received } from '../../world/feeds.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';

const HOME = 'ap-northeast-1';
const temporary = temporaryFolder();
afterAll(temporary.remove);

/** Prefixes that no two of can be joined. */
const apart = (count: number) =>
  Array.from({ length: count }, (_, i) => entry(`61.${i >> 7}.${(i & 127) * 2}.0/24`, 'EC2'));
const feedFile = (name: string, more: number) => {
  const path = join(temporary.path, name);
  writeFileSync(path, feedBytes(received(0, [...BASE, ...apart(more)]).feed));
  return path;
};
const FEED = feedFile('feed.json', 0);
const LONG = feedFile('long.json', 150);

const allowlist = (line: string, feed = FEED) =>
  rangewatchHere(['allowlist', '--feed', feed, '--region', HOME, ...line.split(' ')]);

test('formats of a release are listed with their file, and are nobody’s list', async () => {
  const rows: { id: string; scope: string; file: string }[] = JSON.parse(
    fine(await rangewatchHere(['formats', '--json'])),
  );
  const release = rows.filter(({ scope }) => scope === 'release').map(({ id, file }) => [id, file]);
  expect(release).toEqual([
    ['sha256sums', 'SHA256SUMS'],
    ['atom', 'changes.atom'],
  ]);
  const list = rows.filter(({ scope }) => scope === 'list').map(({ id }) => id);
  expect(list).toEqual(FORMAT_IDS);
  for (const id of ['atom', 'sha256sums']) {
    expect(failed(await allowlist(`--list streaming --format ${id}`), 1)).toMatch(
      /a release as \S+, expected a format of a list/,
    );
    const settings = { regions: [HOME], formats: [id] } as unknown as Settings;
    expect(() => defineConfig(settings)).toThrow(/name-unknown/);
  }
});

describe('what a format cannot carry is refused with the reason', () => {
  test.each([
    [
      '--list web --format aws-prefix-list --family ipv4',
      'at most 100, the limit of one CreateManagedPrefixList',
    ],
    ['--list streaming --format pac', 'a list of prefixes'],
    ['--list domains --format nftables', 'a list of names'],
    ['--list domains --format suricata --family ipv6', 'no ipv6 prefix'],
  ])('%s: %s', async (line, reason) => {
    expect(failed(await allowlist(line, LONG), 1)).toContain(reason);
  });

  test('a limit is one of each file: 99 of one family and 2 of the other are carried', async () => {
    const feed = feedFile('near.json', 98);
    const { Entries } = JSON.parse(
      fine(await allowlist('--list web --format aws-prefix-list --family ipv4', feed)),
    );
    expect(Entries).toHaveLength(99);
  });
});

test('a list of 151 prefixes becomes two prefix lists, and the first keeps its name', async () => {
  const text = fine(await allowlist('--list web --format terraform --family ipv4', LONG));
  const lists: Record<string, { max_entries: number; entry: unknown[] }> =
    JSON.parse(text).resource.aws_ec2_managed_prefix_list;
  expect(Object.entries(lists).map(([id, list]) => [id, list.max_entries, list.entry.length])).toEqual([
    ['ws-apne1-web-4', 100, 100],
    ['ws-apne1-web-4-2', 100, 51],
  ]);
});

test('no two files of a list have one name, and each begins with the id of its format', () => {
  const lists = listsOf(received(0, BASE).feed);
  for (const name of ALLOWLIST_NAMES) {
    const files = lists
      .filter((list) => list.name === name && list.region === HOME)
      .flatMap((list) =>
        FORMAT_IDS.flatMap((id) => filesOf(formatOf(id), list).map(({ file }) => ({ id, file }))),
      );
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
    for (const { id, file } of files.filter(({ id }) => !id.startsWith('plain'))) {
      expect(file).toMatch(new RegExp(`^${id}(?:-ipv[46])?\\.[a-z0-9.]+$`));
    }
  }
});
