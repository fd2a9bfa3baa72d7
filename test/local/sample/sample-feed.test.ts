// The sample feed: facts that hold in every publication of it, and each phenomenon that it promises.

import { containsCidr, excludeCidr, mergeCidr, normalizeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import { describe, expect, it } from 'vitest';
import { type SamplePublication, samplePublications } from '../../../local/sample/sample-feed.ts';

/** What AWS documents beside the gateways of the feed. Paris's health-check IPv4 in that page is Tel Aviv's. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'ap-northeast-1': '18.178.102.247 54.64.174.128 2406:da14:785:5300::/56',
  'us-east-1': '3.209.215.252 3.212.50.30 3.226.24.234 34.200.29.95 52.200.219.150 2600:1f18:74e9:4400::/56',
  'us-west-2':
    '34.217.248.177 52.34.160.80 54.68.150.54 54.188.171.18 54.244.158.140 2600:1f14:278e:5700::/56',
  'eu-west-3': '51.44.204.0/22 2a05:d012:16:8600::/56',
  'il-central-1': '51.17.28.0/22 51.17.52.90 51.17.109.231 51.16.190.43 2a05:d025:c78:fc00::/56',
};
const ACCELERATOR = ['93.77.128.0/19', '24.110.0.0/23'];
const GAPS = ['51.44.204.0/22', '51.17.28.0/22'];
const NO_PARIS = ['51.17.52.90', '51.17.109.231', '51.16.190.43'];
const NOT_GLOBAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '224.0.0.0/3',
  '::/3',
  '4000::/2',
  '8000::/1',
];
const RESERVED = 'fd00:ec2::/40';
const AMAZON = 'AMAZON ap-northeast-1';
const EC2 = 'EC2 ap-northeast-1';
const GATEWAYS = 'WORKSPACES_GATEWAYS ap-northeast-1';
const CLIENT_AND_WEB = ['AMAZON GLOBAL', AMAZON, 'AMAZON us-east-1', 'AMAZON us-west-2', 'S3 us-west-2', EC2];
const STREAMING = Object.keys(DOCUMENTED).map((region) => `WORKSPACES_GATEWAYS ${region}`);

type Row = Readonly<Record<'service' | 'region' | 'ip_prefix' | 'ipv6_prefix', string>>;
type Feed = Readonly<
  Record<'syncToken' | 'createDate', string> & Record<'prefixes' | 'ipv6_prefixes', Row[]>
>;

function read({ bytes, note }: SamplePublication) {
  const text = new TextDecoder().decode(bytes);
  const feed: Feed = JSON.parse(text);
  const rows = [...feed.prefixes, ...feed.ipv6_prefixes];
  const entries = rows.map((row) => ({
    prefix: row.ip_prefix ?? row.ipv6_prefix,
    selector: `${row.service} ${row.region}`,
  }));
  const having = (prefix: string) => entries.some((entry) => entry.prefix === prefix);
  const take = (selector: string) =>
    entries.flatMap((one) => (one.selector === selector && one.prefix !== RESERVED ? [one.prefix] : []));
  const selectors = [...new Set(entries.map(({ selector }) => selector))];
  return { text, feed, rows, note, entries, selectors, take, having, token: Number(feed.syncToken) };
}
const served = samplePublications().map(read);
const fresh = served.filter(({ token }, i) => served.slice(0, i).every((earlier) => earlier.token < token));
const steps = fresh.flatMap((before, i) => fresh.slice(i + 1, i + 2).map((after) => ({ before, after })));
const family = (prefix: string) => (prefix.includes(':') ? 'ipv6' : 'ipv4');
const length = (prefix: string) => Number(prefix.split('/')[1]);
const size = (list: string[]) => list.map(parseCidr).reduce((sum, one) => sum + one.end - one.start + 1n, 0n);
const without = (list: string[], other: string[]) => list.filter((prefix) => !other.includes(prefix));

describe.each(served)('the sample at sync token $token', ({ text, feed, rows, ...sample }) => {
  it('has the bytes and the shape of the feed', () => {
    expect(text).toBe(JSON.stringify(feed, null, 2));
    expect(`${Object.keys(feed)}`).toBe('syncToken,createDate,prefixes,ipv6_prefixes');
    const rest = ',region,service,network_border_group';
    expect([...new Set(rows.map((row) => `${Object.keys(row)}`))]).toEqual([
      `ip_prefix${rest}`,
      `ipv6_prefix${rest}`,
    ]);
    expect(feed.syncToken).toMatch(/^\d{10}$/);
    expect(feed.createDate).toBe(
      new Date(sample.token * 1000).toISOString().slice(0, 19).replace(/[T:]/g, '-'),
    );
    expect(feed.createDate > '2026' && feed.createDate < '2026-11').toBe(true);
    expect(sample.note).toMatch(/\.$/);
  });

  it('has canonical prefixes within the floors, one reserved at most, and no entry twice', () => {
    for (const { prefix, selector } of sample.entries) {
      const floor = selector.startsWith('WORKSPACES_GATEWAYS')
        ? { ipv4: 21, ipv6: 39 }
        : { ipv4: 11, ipv6: 28 };
      expect(normalizeCidr(prefix)).toBe(prefix);
      expect(length(prefix), prefix).toBeGreaterThanOrEqual(floor[family(prefix)]);
      expect(overlapCidr(NOT_GLOBAL, prefix), prefix).toBe(prefix === RESERVED);
    }
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  it('has each service inside AMAZON of its Region, and gateways inside EC2 too', () => {
    for (const selector of sample.selectors) {
      const [service, region] = selector.split(' ');
      const wide =
        service === 'WORKSPACES_GATEWAYS' ? [`AMAZON ${region}`, `EC2 ${region}`] : [`AMAZON ${region}`];
      for (const outer of wide)
        expect(containsCidr(sample.take(outer), sample.take(selector)), selector).toBe(true);
    }
    expect(STREAMING.some((selector) => overlapCidr(sample.take(selector), GAPS))).toBe(false);
  });

  it('covers what AWS documents, and has the gaps that the documents have', () => {
    for (const [region, documented] of Object.entries(DOCUMENTED)) {
      expect(containsCidr(sample.take(`AMAZON ${region}`), documented.split(' ')), region).toBe(true);
    }
    expect(containsCidr([...sample.take('EC2 eu-west-3'), ...sample.take('EC2 il-central-1')], GAPS)).toBe(
      true,
    );
    expect(overlapCidr(sample.take('AMAZON eu-west-3'), NO_PARIS)).toBe(false);
    expect(containsCidr(sample.take('GLOBALACCELERATOR GLOBAL'), ACCELERATOR)).toBe(true);
  });

  it('has both families of client, streaming and web of ap-northeast-1, and of streaming elsewhere', () => {
    for (const selector of [...CLIENT_AND_WEB, ...STREAMING]) {
      expect(new Set(sample.take(selector).map(family)), selector).toEqual(new Set(['ipv4', 'ipv6']));
    }
  });
});

describe('the sample', () => {
  it('starts with about 300 entries and has at least six publications', () => {
    expect(Math.abs((fresh[0]?.rows.length ?? 0) - 300)).toBeLessThanOrEqual(50);
    expect(fresh.length).toBeGreaterThanOrEqual(6);
  });

  it.each(steps)('trips no guard up to sync token $after.token', ({ before, after }) => {
    for (const selector of before.selectors) {
      const gateways = selector.startsWith('WORKSPACES_GATEWAYS');
      const added = without(after.take(selector), before.take(selector));
      expect(added.length, selector).toBeLessThanOrEqual(gateways ? 40 : 100);
      for (const one of ['ipv4', 'ipv6']) {
        const old = before.take(selector).filter((prefix) => family(prefix) === one);
        const lost = size(excludeCidr(old, after.take(selector)));
        expect(lost <= (gateways ? 0n : size(mergeCidr(old)) / 5n), selector).toBe(true);
      }
    }
  });

  it('shows the addition of a gateway prefix that AMAZON and EC2 had before', () => {
    const added = steps.map(({ before, after }) => without(after.take(GATEWAYS), before.take(GATEWAYS)));
    expect(added.filter((list) => list.length > 0)).toEqual([['18.180.188.0/22', '2406:da24:2c::/48']]);
    const first = (selector: string) => fresh[0]?.take(selector) ?? [];
    expect(overlapCidr(first(GATEWAYS), added.flat())).toBe(false);
    expect([AMAZON, EC2].map((selector) => containsCidr(first(selector), added.flat()))).toEqual([
      true,
      true,
    ]);
  });

  it('shows a removal from client, longer than a hold of 7 days, a flap, and a reserved prefix', () => {
    const shown = (prefix: string) => fresh.map(({ having }) => (having(prefix) ? 'x' : '-')).join('');
    expect(shown('46.51.224.0/19')).toBe('xx-----');
    expect(shown('103.4.8.0/21')).toBe('xx-xxxx');
    expect(shown(RESERVED)).toBe('----x--');
    expect((fresh[6]?.token ?? 0) - (fresh[2]?.token ?? 0)).toBeGreaterThan(7 * 86_400);
    expect(fresh.some(({ take }, i) => i > 1 && overlapCidr(take(AMAZON), '46.51.224.0/19'))).toBe(false);
  });

  it.each([AMAZON, EC2, 'S3 us-west-2'])('shows a re-split in %s: the same addresses', (selector) => {
    const [before, after] = fresh.slice(4, 6).map(({ take }) => take(selector));
    expect(after).not.toEqual(before);
    expect(mergeCidr(after ?? [])).toEqual(mergeCidr(before ?? []));
  });

  it('shows a stale copy: after a newer publication an older one, byte for byte', () => {
    const order = served.map(({ text }) => fresh.findIndex((one) => one.text === text));
    expect(order).toEqual([0, 1, 2, 3, 2, 4, 5, 6]);
    expect(samplePublications().map((again) => read(again).text)).toEqual(served.map(({ text }) => text));
  });
});
