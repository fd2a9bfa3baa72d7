// From the bytes of ip-ranges.json to entries: every bound and every field is checked before anything is believed.
import { quote, RangewatchError } from '../error.ts';
import { parseAwsDate } from '../time.ts';
import { type Entry, type Feed, parseSyncToken } from './feed.ts';
import { isRecord, parseJson } from './json.ts';

/** The largest feed that is read, in bytes. It had 2.6 MB in 2026. */
export const MAX_FEED_BYTES = 16 * 1024 * 1024;

/** The largest number of entries that is read. There were 16,826 in 2026. */
export const MAX_FEED_ENTRIES = 200_000;

/** Services, Regions and network border groups: open sets of which only the characters are known. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Every prefix has this shape. Those that a requirement selects are read strictly (prefix/parse.ts) as well. */
const PREFIX_SHAPE = {
  ip_prefix:
    /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(?:3[0-2]|[12]?\d)$/,
  ipv6_prefix: /^(?=[^/]*:[^/]*:)[0-9a-fA-F:]{2,39}\/(?:12[0-8]|1[01]\d|[1-9]?\d)$/,
} as const;

type PrefixField = keyof typeof PREFIX_SHAPE;

/**
 * Reads one publication of the feed. Unknown top-level keys, services and Regions are accepted.
 * `ipv6_prefixes` is missing before 2016-08-22, `network_border_group` before 2020-04-07.
 * @throws RangewatchError `prefix-syntax`, and any `feed-…` code but `feed-unreachable` and those of verify.ts
 */
export function parseFeed(bytes: Uint8Array): Feed {
  if (bytes.length > MAX_FEED_BYTES) {
    throw refuse('feed-too-large', `${bytes.length} bytes`, `at most ${MAX_FEED_BYTES} bytes`);
  }
  const document = parseJson(bytes, 'ip-ranges.json');
  if (!isRecord(document)) throw refuse('feed-shape', describe(document), 'a JSON object');
  const syncToken = parseSyncToken(document['syncToken']);
  if (syncToken === undefined) {
    throw refuse('feed-token', describe(document['syncToken']), 'ten digits', 'syncToken');
  }
  const created = document['createDate'];
  const createDate = typeof created === 'string' ? parseAwsDate(created) : undefined;
  if (createDate === undefined) {
    throw refuse('feed-date', describe(created), 'a UTC date such as 2017-11-30-18-42-12', 'createDate');
  }
  return { syncToken, createDate, entries: parseEntries(document) };
}

function parseEntries(document: Readonly<Record<string, unknown>>): readonly Entry[] {
  const ipv4 = rowsOf(document, 'prefixes');
  const ipv6 = document['ipv6_prefixes'] === undefined ? [] : rowsOf(document, 'ipv6_prefixes');
  const count = ipv4.length + ipv6.length;
  if (count > MAX_FEED_ENTRIES) {
    throw refuse('feed-too-many-entries', `${count} entries`, `at most ${MAX_FEED_ENTRIES}`);
  }
  if (ipv4.length === 0) throw refuse('feed-empty', 'no IPv4 entry', 'at least one', 'prefixes');
  // The feed holds under a hundred distinct names: each is checked once.
  const names = new Set<string>();
  return [
    ...ipv4.map((row, index) => parseEntry(row, 'ip_prefix', `prefixes[${index}]`, names)),
    ...ipv6.map((row, index) => parseEntry(row, 'ipv6_prefix', `ipv6_prefixes[${index}]`, names)),
  ];
}

function rowsOf(document: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const rows = document[key];
  if (!Array.isArray(rows)) throw refuse('feed-shape', describe(rows), 'an array', key);
  return rows;
}

function parseEntry(row: unknown, field: PrefixField, where: string, names: Set<string>): Entry {
  if (!isRecord(row)) throw refuse('feed-shape', describe(row), 'an object', where);
  const prefix = row[field];
  if (typeof prefix !== 'string' || !PREFIX_SHAPE[field].test(prefix)) {
    throw refuse('prefix-syntax', describe(prefix), 'a prefix in CIDR notation', `${where}.${field}`);
  }
  const group = row['network_border_group'];
  return {
    prefix,
    service: nameOf(row['service'], `${where}.service`, names),
    region: nameOf(row['region'], `${where}.region`, names),
    networkBorderGroup: group === undefined ? '' : nameOf(group, `${where}.network_border_group`, names),
  };
}

function nameOf(value: unknown, where: string, names: Set<string>): string {
  if (typeof value === 'string' && names.has(value)) return value;
  if (typeof value !== 'string' || !NAME.test(value)) {
    throw refuse('feed-name', describe(value), '1 to 64 letters, digits, "_" or "-"', where);
  }
  names.add(value);
  return value;
}

function describe(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'an array' : value === null ? 'null' : `a JSON ${typeof value}`;
}

function refuse(
  code: RangewatchError['code'],
  seen: string,
  expected: string,
  where = 'the document',
): RangewatchError {
  return new RangewatchError({ code, seen, expected, where: `feed, ${where}` });
}
