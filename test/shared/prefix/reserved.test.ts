// What no list may ever open: each reserved block with its neighbours, and prefixes that are wider than any AWS had.
import { describe, expect, test } from 'vitest';
import { parsePrefix, parsePrefixOrAddress } from '../../../shared/prefix/parse.ts';
import { unpublishable } from '../../../shared/prefix/reserved.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';

const judge = (text: string, service = 'AMAZON') => unpublishable(parsePrefixOrAddress(text), service);

describe.each<[what: string, first: string, last: string, before: string, after: string]>([
  ['this network, RFC 791', '0.0.0.0', '0.255.255.255', '', '1.0.0.0'],
  ['private, RFC 1918', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['carrier-grade NAT, RFC 6598', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['loopback, RFC 1122', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['link-local, RFC 3927', '169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['private, RFC 1918', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['protocol assignments, RFC 6890', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['documentation, RFC 5737', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['6to4 relays, RFC 7526', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['private, RFC 1918', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['benchmarking, RFC 2544', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['documentation, RFC 5737', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['documentation, RFC 5737', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['multicast, RFC 5771', '224.0.0.0', '239.255.255.255', '223.255.255.255', ''],
  ['class E, RFC 1112', '240.0.0.0', '255.255.255.254', '', ''],
  ['broadcast, RFC 919', '255.255.255.255', '255.255.255.255', '', ''],
  ['unspecified and loopback', '::', '::1', '', ''],
  ['IPv4-mapped', '::ffff:0.0.0.0', '::ffff:255.255.255.255', '', ''],
  ['NAT64, RFC 6052', '64:ff9b::', '64:ff9b::255.255.255.255', '', ''],
  ['NAT64 for local use, RFC 8215', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', '', ''],
  ['discard, RFC 6666', '100::', '100::ffff:ffff:ffff:ffff', '', ''],
  ['before global unicast', '1fff:ffff::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '', '2000::'],
  ['Teredo, RFC 4380', '2001::', '2001:0:ffff:ffff::', '2000:ffff:ffff:ffff::', ''],
  ['protocol assignments, RFC 2928', '2001::', '2001:1ff:ffff:ffff::', '2000:ffff:ffff:ffff::', '2001:200::'],
  ['documentation, RFC 3849', '2001:db8::', '2001:db8:ffff:ffff::', '2001:db7:ffff:ffff::', '2001:db9::'],
  ['6to4, RFC 3056', '2002::', '2002:ffff:ffff:ffff::', '2001:ffff:ffff:ffff::', '2003::'],
  ['documentation, RFC 9637', '3fff::', '3fff:fff:ffff:ffff::', '3ffe:ffff:ffff:ffff::', '3fff:1000::'],
  ['not assigned, RFC 4291', '4000::', '7fff:ffff:ffff:ffff::', '3fff:ffff:ffff:ffff::', ''],
  ['segment routing, RFC 9602', '5f00::', '5f00:ffff:ffff:ffff::', '', ''],
  ['unique local, RFC 4193', 'fc00::', 'fdff:ffff:ffff:ffff::', '', ''],
  ["AWS's own ULA, seen in 2018", 'fd00:ec2::', 'fd00:ec2:ffff:ffff::', '', ''],
  ['link-local, RFC 4291', 'fe80::', 'febf:ffff:ffff:ffff::', '', ''],
  ['site-local, RFC 3879', 'fec0::', 'feff:ffff:ffff:ffff::', '', ''],
  ['multicast, RFC 4291', 'ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '', ''],
])('%s (%s)', (_, first, last, before, after) => {
  test.each([first, last])('%s is reserved, whatever the service', (address) => {
    expect(judge(address)).toBe('reserved');
    expect(judge(address, 'WORKSPACES_GATEWAYS')).toBe('reserved');
  });

  test.each([before, after].filter((address) => address !== ''))('%s beside it is not', (address) => {
    expect(judge(address)).toBeUndefined();
  });
});

test.each([
  '0.0.0.0/0',
  '8.0.0.0/5',
  '192.0.0.0/16',
  '169.254.169.254/32',
  '::/0',
  '2000::/3',
  '2001:d00::/24',
])('%s is or holds reserved space', (text) => {
  expect(judge(text)).toBe('reserved');
});

test.each([
  '3.5.140.0/22',
  '52.94.76.0/22',
  '18.178.102.247/32',
  '2600:1f18::/33',
  '2406:da14::/36',
  '2a05:d012::/36',
])('%s is global and may be published', (text) => {
  expect(judge(text)).toBeUndefined();
});

test.each<[text: string, service: string, verdict: 'too-wide' | undefined]>([
  ['16.0.0.0/6', 'AMAZON', 'too-wide'],
  ['3.0.0.0/9', 'AMAZON', 'too-wide'],
  ['3.0.0.0/10', 'AMAZON', undefined],
  ['2600:1f00::/24', 'EC2', 'too-wide'],
  ['2600:1f00::/27', 'EC2', 'too-wide'],
  ['2600:1f00::/28', 'EC2', undefined],
  ['3.0.0.0/10', 'WORKSPACES_GATEWAYS', 'too-wide'],
  ['3.0.0.0/19', 'WORKSPACES_GATEWAYS', 'too-wide'],
  ['3.0.0.0/20', 'WORKSPACES_GATEWAYS', undefined],
  ['2600:1f00::/28', 'WORKSPACES_GATEWAYS', 'too-wide'],
  ['2600:1f00::/35', 'WORKSPACES_GATEWAYS', 'too-wide'],
  ['2600:1f00::/36', 'WORKSPACES_GATEWAYS', undefined],
  ['3.0.0.0/19', 'AMAZON', undefined],
  ['2600:1f00::/35', 'S3', undefined],
])('%s of %s: %s', (text, service, verdict) => {
  expect(judge(text, service)).toBe(verdict);
});

interface Row {
  readonly service: string;
  readonly ip_prefix?: string;
  readonly ipv6_prefix?: string;
}

/** The rows of a real feed that may not be published. */
function refusedRows(folder: string, name: string): readonly string[] {
  const text = new TextDecoder().decode(fullFeed(folder, name));
  const feed: { readonly prefixes: readonly Row[]; readonly ipv6_prefixes: readonly Row[] } =
    JSON.parse(text);
  return [...feed.prefixes, ...feed.ipv6_prefixes]
    .map((row) => ({ prefix: row.ip_prefix ?? row.ipv6_prefix ?? '', service: row.service }))
    .filter(({ prefix, service }) => unpublishable(parsePrefix(prefix), service) !== undefined)
    .map(({ prefix, service }) => `${prefix} ${service}`);
}

describeWithRealData("AWS's own publications", (folder) => {
  test.each(['1767158304.json.br', '1597119553.json.br', '1597260074.json.br'])(
    'nothing of %s is refused',
    (name) => {
      expect(refusedRows(folder, name)).toEqual([]);
    },
  );

  test('class E, published for 27 hours in 2020, is refused, and nothing else of that feed', () => {
    const refused = refusedRows(folder, '1597162754.json.br');
    expect(refused).toHaveLength(38);
    expect(new Set(refused.map((row) => row.replace(/ .*/, '')))).toEqual(new Set(['252.0.0.0/10']));
  });
});
