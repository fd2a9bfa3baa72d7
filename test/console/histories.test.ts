// What the console reads out of histories, against what the product publishes and says of the same feeds.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { excludeCidr } from 'cidr-tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListHistory, lookUpName, lookUpPrefix } from '../../console/look-up.ts';
import { netChange } from '../../console/net-change.ts';
import { explainPrefix } from '../../shared/allowlist/explain.ts';
import { explainName } from '../../shared/allowlist/explain-name.ts';
import { ALLOWLIST_NAMES } from '../../shared/allowlist/labels.ts';
import { entriesOf } from '../../shared/feed/feed.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { parsePrefixOrAddress } from '../../shared/prefix/parse.ts';
import type { HistoryDocument } from '../../shared/release/history.ts';
import { makeSite, REGIONS, type Site } from './site.ts';

let site: Site;
let histories: readonly ListHistory[];
beforeAll(async () => {
  site = await makeSite();
  histories = REGIONS.flatMap((region) =>
    ALLOWLIST_NAMES.filter((name) => existsSync(join(site.root, `history/${region}/${name}.json`))).map(
      (name) => ({
        region,
        name,
        rows: read<HistoryDocument>(`history/${region}/${name}.json`).rows,
      }),
    ),
  );
}, 300_000);
afterAll(() => site.close());

function read<Document>(key: string): Document {
  return JSON.parse(readFileSync(join(site.root, key), 'utf8')) as Document;
}

interface Json {
  readonly prefixes: Readonly<Record<'ipv4' | 'ipv6', readonly string[]>>;
  readonly domains: readonly string[];
}

describe('the net change', () => {
  it('is judged on most lists', () => {
    expect(histories.length).toBeGreaterThanOrEqual(10);
  });

  it('from nothing to now is every list as it is published', () => {
    const { seq } = read<{ seq: number }>('latest.json');
    expect(seq).toBeGreaterThan(3);
    for (const { region, name, rows } of histories) {
      const { prefixes, domains } = read<Json>(`current/${region}/${name}/json.json`);
      const { after, before, close } = netChange(rows, 0, seq);
      expect(after, `${region} ${name}`).toEqual([...prefixes.ipv4, ...prefixes.ipv6, ...domains]);
      expect([before, close.prefixes]).toEqual([[], []]);
    }
  });

  it('between any two releases is the difference of their addresses', () => {
    const { seq } = read<{ seq: number }>('latest.json');
    const client = histories.find(({ name }) => name === 'client');
    let differing = 0;
    for (let from = 1; from < seq; from += Math.ceil(seq / 12)) {
      const { open, close, before, after } = netChange(client?.rows ?? [], from, seq);
      expect(open.prefixes).toEqual(sortLikeUs(excludeCidr([...after], [...before])));
      expect(close.prefixes).toEqual(sortLikeUs(excludeCidr([...before], [...after])));
      differing += open.prefixes.length + close.prefixes.length;
    }
    expect(differing).toBeGreaterThan(0);
  });

  it('of one release is what its change says', () => {
    const { seq } = read<{ seq: number }>('latest.json');
    interface Change {
      readonly allowlists: readonly {
        region: string;
        name: string;
        family: string;
        added: string[];
        removed: string[];
      }[];
    }
    for (let to = 2; to <= seq; to++) {
      for (const { region, name, family, added, removed } of read<Change>(`changes/${to}.json`).allowlists) {
        const rows = histories.find((each) => each.region === region && each.name === name)?.rows ?? [];
        const { open, close } = netChange(rows, to - 1, to);
        const isOf = (prefix: string) => prefix.includes(':') === (family === 'ipv6');
        expect([open.prefixes.filter(isOf), close.prefixes.filter(isOf)], `release ${to}`).toEqual([
          added,
          removed,
        ]);
      }
    }
  });
});

/** A release after every other. */
const NOW = 1e9;

/** IPv4 before IPv6, each as it comes: the oracle sorts by address within a family. */
function sortLikeUs(cidrs: readonly string[]): readonly string[] {
  return [...cidrs.filter((cidr) => !cidr.includes(':')), ...cidrs.filter((cidr) => cidr.includes(':'))];
}

describe('a look-up', () => {
  it('finds what explain finds in the feed, and what is held or included besides', () => {
    const { held, seq } = read<{
      seq: number;
      held: { region: string; allowlist: string; prefix: string }[];
    }>('latest.json');
    const asked = entriesOf(site.feed)
      .filter(({ service }) => ['AMAZON', 'EC2', 'WORKSPACES_GATEWAYS', 'S3'].includes(service))
      .filter((_, index) => index % 400 === 0)
      .map(({ prefix }) => prefix);
    for (const text of [
      ...asked,
      '18.180.178.9',
      '8.8.8.8',
      '3.114.160.0/19',
      '10.0.0.0/8',
      '2406:da10::/28',
    ]) {
      const prefix = parsePrefixOrAddress(text);
      for (const region of REGIONS) {
        const isHeld = (list: string, entry: string) =>
          held.some((each) => each.region === region && each.allowlist === list && each.prefix === entry);
        const here = histories.filter((each) => each.region === region);
        const found = lookUpPrefix(prefix, here, seq).found.filter(
          ({ list, entry, service }) => service !== 'included' && !isHeld(list, entry),
        );
        const expected = explainPrefix(site.feed, region, prefix).matches.filter(
          ({ allowlist, prefix: entry }) => !isHeld(allowlist, entry),
        );
        const pairs = (all: readonly string[]) => [...new Set(all)].sort();
        expect(pairs(found.map(({ list, entry }) => `${list} ${entry}`)), `${text} in ${region}`).toEqual(
          pairs(expected.map(({ allowlist, prefix: entry }) => `${allowlist} ${entry}`)),
        );
      }
    }
  });

  it('shows both parts of a prefix that is covered in part', () => {
    const [gateway] = netChange(histories.find(({ name }) => name === 'streaming')?.rows ?? [], 0, 1e9).after;
    const narrow = histories.filter(({ name }) => name === 'streaming');
    const asked = parsePrefixOrAddress(`${gateway?.split('.').slice(0, 2).join('.')}.0.0/16`);
    const { covered, rest } = lookUpPrefix(asked, narrow, NOW);
    expect(covered.map(formatPrefix)).toContain(gateway);
    expect(rest.map(formatPrefix)).toEqual(excludeCidr([formatPrefix(asked)], covered.map(formatPrefix)));
  });

  it('of a name finds what explain finds, by wildcards as well', () => {
    for (const name of [
      'clients.amazonworkspaces.com',
      'd-95671234ab.awsapps.com',
      'awsapps.com',
      'example.com',
    ]) {
      const here = histories.filter(({ region }) => region === 'ap-northeast-1');
      expect(new Set(lookUpName(name, here, NOW).map(({ list, entry }) => `${list} ${entry}`)), name).toEqual(
        new Set(explainName('ap-northeast-1', name).map(({ allowlist, domain }) => `${allowlist} ${domain}`)),
      );
    }
  });

  const rows: HistoryDocument['rows'] = [
    ['192.0.2.0/25', 'A', 1, 2, '2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'],
    ['192.0.2.0/24', 'A', 2, 4, '2025-02-01T00:00:00Z', '2025-04-01T00:00:00Z'],
    ['192.0.2.0/26', 'A', 5, null, '2025-06-01T00:00:00Z', null],
  ];
  const list = [{ region: 'r', name: 'l', rows }];
  const sinceOf = (address: string, at: number | string) =>
    lookUpPrefix(parsePrefixOrAddress(address), list, at).found.map(
      ({ entry, since }) => `${entry} ${since().slice(0, 10)}`,
    );

  it('at a past date has what was there then, since when it was there without a break', () => {
    expect(sinceOf('192.0.2.1', '2025-01-15T23:59:59Z')).toEqual(['192.0.2.0/25 2025-01-01']);
    expect(sinceOf('192.0.2.200', '2025-02-15T23:59:59Z')).toEqual(['192.0.2.0/24 2025-02-01']);
    expect(sinceOf('192.0.2.1', '2025-05-01T23:59:59Z')).toEqual([]);
    expect(sinceOf('192.0.2.1', 6)).toEqual(['192.0.2.0/26 2025-06-01']);
    // A release that the history has and that is not shown yet.
    expect(sinceOf('192.0.2.1', 4)).toEqual([]);
    expect(sinceOf('192.0.2.1', 3)).toEqual(['192.0.2.0/24 2025-01-01']);
  });

  it('does not count from before a break, and counts through a join of prefixes', () => {
    const joined: HistoryDocument['rows'] = [
      ['192.0.2.0/24', 'A', 1, 2, '2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z'],
      ['192.0.2.0/25', 'A', 2, null, '2025-02-01T00:00:00Z', null],
    ];
    const { found } = lookUpPrefix(
      parsePrefixOrAddress('192.0.2.1'),
      [{ region: 'r', name: 'l', rows: joined }],
      NOW,
    );
    expect(found.map(({ since }) => since())).toEqual(['2025-01-01T00:00:00Z']);
  });
});
