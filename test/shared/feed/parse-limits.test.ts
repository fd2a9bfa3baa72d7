// The bounds of reading a feed: inputs that are too large to keep as files.

import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../shared/feed/feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { refusalOf } from './refusal.ts';

const MEBIBYTE = 1_048_576;
const ROW = { ip_prefix: '198.51.100.0/24', region: 'us-east-1', service: 'AMAZON' };
const ROW6 = { ipv6_prefix: '2001:db8::/32', region: 'us-east-1', service: 'AMAZON' };
const DOCUMENT = { syncToken: '1750000000', createDate: '2025-06-15-15-06-40', prefixes: [ROW] };

const encode = (text: string) => new TextEncoder().encode(text);
const json = (document: unknown) => encode(JSON.stringify(document));
/** A good feed with one piece of text in it, as a raw value of JSON. */
const withValue = (key: string, raw: string) =>
  encode(JSON.stringify({ ...DOCUMENT, [key]: '@' }).replace('"@"', raw));
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

describe('16 MiB', () => {
  test('exactly are read', () => {
    const bytes = new Uint8Array(16 * MEBIBYTE).fill(0x20);
    bytes.set(json(DOCUMENT));
    expect(entriesOf(parseFeed(bytes))).toHaveLength(1);
  });

  test('and one byte are refused by their size alone, whatever they hold', () => {
    const bytes = new Uint8Array(16 * MEBIBYTE + 1).fill(0xff);
    expect(refusalOf(() => parseFeed(bytes)).code).toBe('feed-too-large');
    bytes.fill(0x20).set(json(DOCUMENT));
    expect(refusalOf(() => parseFeed(bytes)).code).toBe('feed-too-large');
  });
});

describe('200,000 entries', () => {
  const rows = (count: number, row: unknown) => Array.from({ length: count }, () => row);

  test('exactly, of both families together, are read', () => {
    const document = { ...DOCUMENT, prefixes: rows(120_000, ROW), ipv6_prefixes: rows(80_000, ROW6) };
    expect(entriesOf(parseFeed(json(document)))).toHaveLength(200_000);
  });

  test('and one more are refused, in one family or in both', () => {
    for (const [ipv4, ipv6] of [
      [200_001, 0],
      [120_000, 80_001],
      [1, 200_000],
    ] as const) {
      const document = { ...DOCUMENT, prefixes: rows(ipv4, {}), ipv6_prefixes: rows(ipv6, {}) };
      const refusal = refusalOf(() => parseFeed(json(document)));
      expect(refusal.code).toBe('feed-too-many-entries');
      expect(refusal.message).toContain('200001');
    }
  });
});

describe('nesting 100,000 deep', () => {
  const DEPTH = 100_000;

  test.each<[where: string, bytes: Uint8Array, code: string]>([
    ['as the document', encode(nested(DEPTH, '[', ']')), 'feed-shape'],
    ['as the document, never closed', encode('['.repeat(DEPTH)), 'feed-not-json'],
    ['in objects, never closed', encode('{"a":'.repeat(DEPTH)), 'feed-not-json'],
    ['as the sync token', withValue('syncToken', nested(DEPTH, '[', ']')), 'feed-token'],
    ['as the date', withValue('createDate', nested(DEPTH, '[', ']')), 'feed-date'],
    ['as the rows', withValue('prefixes', nested(DEPTH, '[', ']')), 'feed-shape'],
    [
      'as a service',
      withValue('prefixes', `[{"ip_prefix":"1.0.0.0/8","service":${nested(DEPTH, '[', ']')}}]`),
      'feed-name',
    ],
    [
      'as the IPv6 rows',
      withValue('ipv6_prefixes', `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`),
      'feed-shape',
    ],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusalOf(() => parseFeed(bytes)).code).toBe(code);
  });

  test('under a key that nobody knows is not looked at', () => {
    expect(entriesOf(parseFeed(withValue('unknown', nested(DEPTH, '[', ']'))))).toHaveLength(1);
  });
});

describe('a string of 10 MB', () => {
  const LONG = 10_000_000;

  test.each<[where: string, document: unknown, code: string]>([
    ['as the document', 'x'.repeat(LONG), 'feed-shape'],
    ['as the sync token', { ...DOCUMENT, syncToken: '1'.repeat(LONG) }, 'feed-token'],
    ['as the date', { ...DOCUMENT, createDate: '2025-'.repeat(LONG / 5) }, 'feed-date'],
    ['as the rows', { ...DOCUMENT, prefixes: 'x'.repeat(LONG) }, 'feed-shape'],
    ['as a row', { ...DOCUMENT, prefixes: ['x'.repeat(LONG)] }, 'feed-shape'],
    [
      'as an IPv4 prefix',
      { ...DOCUMENT, prefixes: [{ ...ROW, ip_prefix: '1.'.repeat(LONG / 2) }] },
      'prefix-syntax',
    ],
    [
      'as an IPv6 prefix',
      { ...DOCUMENT, ipv6_prefixes: [{ ...ROW6, ipv6_prefix: ':'.repeat(LONG) }] },
      'prefix-syntax',
    ],
    [
      'as an IPv6 prefix with one colon',
      { ...DOCUMENT, ipv6_prefixes: [{ ...ROW6, ipv6_prefix: `${'a'.repeat(LONG)}:` }] },
      'prefix-syntax',
    ],
    ['as a service', { ...DOCUMENT, prefixes: [{ ...ROW, service: 'A'.repeat(LONG) }] }, 'feed-name'],
    [
      'of controls as a Region',
      { ...DOCUMENT, prefixes: [{ ...ROW, region: '\u{9b}'.repeat(LONG / 2) }] },
      'feed-name',
    ],
  ])('%s is refused in a short line', (_, document, code) => {
    expect(refusalOf(() => parseFeed(json(document))).code).toBe(code);
  });
});
