// `explain`: every entry of the feed that allows an address, found again by reading the document itself.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { touches } from '../../oracle/aggregate.ts';
import { type FeedDocument, LISTS, type ListName } from '../../oracle/lists.ts';
import { familyOf, spanOf } from '../../oracle/text.ts';
import { describeWithRealData } from '../../real-data.ts';
import { feedDocument, feedPath, NEWER, OLDER } from './real-feeds.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME } from './small-feed.ts';

interface Match {
  readonly allowlist: ListName;
  readonly requirement: string;
  readonly prefix: string;
  readonly service: string | null;
  readonly region: string;
  readonly ports: readonly unknown[];
}

interface Explanation {
  readonly address: string;
  readonly region: string;
  readonly allowed: boolean;
  readonly matches: readonly Match[];
}

const KEYS = ['address', 'region', 'allowed', 'matches'];
const MATCH_KEYS = ['allowlist', 'requirement', 'prefix', 'service', 'region', 'ports'].sort();

async function explain(feed: string, region: string, address: string): Promise<Explanation> {
  const output = fine(
    await rangewatchHere(['explain', address, '--feed', feed, '--region', region, '--json']),
  );
  const explanation: Explanation = JSON.parse(output);
  expect(Object.keys(explanation)).toEqual(KEYS);
  expect(explanation).toMatchObject({ address, region });
  for (const match of explanation.matches) {
    expect(Object.keys(match).sort()).toEqual(MATCH_KEYS);
    expect(match.ports.length).toBeGreaterThan(0);
    const { prefix: _, ...rest } = match;
    expect(JSON.stringify(rest)).not.toMatch(/[0-9a-f]\/\d/);
  }
  return explanation;
}

/** Those of the lists that the oracle knows. */
function ofKnownLists(matches: readonly Match[]): readonly Match[] {
  return matches.filter(({ allowlist }) => LISTS.includes(allowlist));
}

/** The entries behind the matches, each once, as `allowlist service region prefix`. */
function entriesOf({ matches }: Explanation): readonly string[] {
  const fromFeed = ofKnownLists(matches).filter(({ service }) => service !== null);
  return unique(
    fromFeed.map(({ allowlist, service, region, prefix }) => line(allowlist, service, region, prefix)),
  );
}

/** The same, straight from the document: every entry that a list takes and that shares an address. */
function expectedEntries(document: FeedDocument, region: string, asked: string): readonly string[] {
  const rows = [...document.prefixes, ...(document.ipv6_prefixes ?? [])];
  const span = spanOf(asked);
  const client = ['GLOBAL', region, 'us-east-1', 'us-west-2'];
  return unique(
    rows.flatMap((row) => {
      const prefix = row.ip_prefix ?? row.ipv6_prefix ?? '';
      if (familyOf(prefix) !== familyOf(asked) || !touches(prefix, [span])) return [];
      const found = (allowlist: string) => line(allowlist, row.service, row.region, prefix);
      if (row.service === 'AMAZON' && client.includes(row.region)) return [found('client')];
      if (row.service === 'S3' && row.region === 'us-west-2') return [found('client')];
      if (row.region !== region) return [];
      if (row.service === 'EC2') return [found('web')];
      return row.service === 'WORKSPACES_GATEWAYS' ? [found('streaming')] : [];
    }),
  );
}

function line(...parts: readonly (string | null)[]): string {
  return parts.join(' ');
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort();
}

function listsOf({ matches }: Explanation): readonly string[] {
  return unique(ofKnownLists(matches).map(({ allowlist }) => allowlist));
}

describeWithRealData('explain on a real feed', (folder) => {
  const feed = feedPath(folder, NEWER);

  test.concurrent.each([
    ['in all three lists', 'ap-northeast-1', '18.180.178.1', ['client', 'streaming', 'web']],
    ['in all three lists, IPv6', 'ap-northeast-1', '2406:da24:28::1', ['client', 'streaming', 'web']],
    ['a whole gateway prefix', 'us-east-1', '3.235.112.0/21', ['client', 'streaming', 'web']],
    ["in client alone, of another Region's EC2", 'ap-northeast-1', '34.223.96.1', ['client']],
    ['of S3 in Oregon', 'ap-northeast-1', '52.218.128.1', ['client']],
  ])('%s: %s %s', async (_, region, address, lists) => {
    const explanation = await explain(feed, region, address);
    expect(explanation.allowed).toBe(true);
    expect(listsOf(explanation)).toEqual(lists);
    expect(entriesOf(explanation)).toEqual(expectedEntries(feedDocument(folder, NEWER), region, address));
  });

  test.concurrent.each(['8.8.8.8', '2001:4860:4860::8888', '192.0.2.0/24'])(
    'in none: %s',
    async (address) => {
      expect(await explain(feed, 'ap-northeast-1', address)).toEqual({
        address,
        region: 'ap-northeast-1',
        allowed: false,
        matches: [],
      });
    },
  );

  test('a documented range that the feed lists under no gateway service is allowed for streaming', async () => {
    const explanation = await explain(feed, 'eu-west-3', '51.44.204.1');
    expect(listsOf(explanation)).toEqual(['client', 'streaming', 'web']);
    const streaming = explanation.matches.filter(({ allowlist }) => allowlist === 'streaming');
    expect(unique(streaming.map(({ prefix }) => prefix))).toEqual(['51.44.204.0/22']);
    expect(streaming.map(({ requirement }) => requirement)).toContain('pcoip-gateway-4172');
  });

  test('a documented range is not allowed before AWS owned it there', async () => {
    const explanation = await explain(feedPath(folder, OLDER), 'ap-northeast-1', '51.44.204.1');
    expect(listsOf(explanation)).not.toContain('streaming');
  });

  test('in China, client is the AMAZON of that Region alone', async () => {
    const inside = await explain(feed, 'cn-northwest-1', '52.83.58.1');
    expect(listsOf(inside)).toEqual(['client', 'streaming', 'web']);
    expect((await explain(feed, 'cn-northwest-1', '34.223.96.1')).matches).toEqual([]);
  });
});

describe('explain on a small feed', () => {
  const temporary = temporaryFolder();
  const feed = join(temporary.path, 'feed.json');
  writeFileSync(feed, feedText(BASE));
  afterAll(temporary.remove);

  test('a prefix that is covered in part is not allowed, and its parts are named', async () => {
    const { allowed, matches } = await explain(feed, HOME, '60.0.0.0/11');
    expect(allowed).toBe(false);
    const prefixes = matches.filter(({ allowlist }) => allowlist === 'client').map(({ prefix }) => prefix);
    expect(unique(prefixes)).toEqual(['60.10.0.0/16', '60.20.0.0/16', '60.30.0.0/16', '60.30.16.0/20']);
  });

  test('a prefix that several entries cover together is allowed', async () => {
    expect((await explain(feed, HOME, '60.40.0.0/15')).allowed).toBe(true);
  });

  test('IPv4 inside IPv6 is the IPv4 address', async () => {
    const [mapped, plain] = [
      await explain(feed, HOME, '::ffff:60.41.0.1'),
      await explain(feed, HOME, '60.41.0.1'),
    ];
    expect({ ...mapped, address: '' }).toEqual({ ...plain, address: '' });
    expect(mapped.allowed).toBe(true);
  });

  test('for people: the verdict first, then a table', async () => {
    const args = ['--feed', feed, '--region', HOME];
    const yes = fine(await rangewatchHere(['explain', '60.41.0.1', ...args]));
    expect(yes).toMatch(/^60\.41\.0\.1: allowed/);
    expect(yes).toContain('60.41.0.0/22');
    expect(fine(await rangewatchHere(['explain', '8.8.8.8', ...args]))).toMatch(/^8\.8\.8\.8: not [^\n]+\n$/);
  });

  test.concurrent.each([
    ...['1.2.3', '01.2.3.4', '256.1.1.1', '1.2.3.4/33', '1.2.3.4/24', ''],
    ...['1.2.3.4\n8.8.8.8', '2a0b::1::2', '2a0b::/129', 'fe80::1%eth0'],
  ])('a bad address exits 1: %j', async (address) => {
    failed(await rangewatchHere(['explain', address, '--feed', feed, '--region', HOME, '--json']), 1);
  });
});
