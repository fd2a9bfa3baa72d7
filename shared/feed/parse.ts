// From the bytes of ip-ranges.json to its rows: every bound and every field is checked before anything is believed.
import { quote, RangewatchError } from '../error.ts';
import type { Family } from '../prefix/prefix.ts';
import { parseAwsDate } from '../time.ts';
import { type Feed, PREFIX_KEY, parseSyncToken, type Row, type Rows } from './feed.ts';
import { isRecord, parseJson } from './json.ts';

/** The largest feed that is read, in bytes. It had 2.6 MB in 2026. */
export const MAX_FEED_BYTES = 16 * 1024 * 1024;

/** The largest number of entries that is read. There were 16,826 in 2026. */
export const MAX_FEED_ENTRIES = 200_000;

/** Services, Regions and network border groups: open sets of which only the characters are known. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Every prefix has this shape. Those that a requirement selects are read strictly (prefix/parse.ts) as well. */
const PREFIX_SHAPE = {
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(?:3[0-2]|[12]?\d)$/,
  ipv6: /^(?=[^/]*:[^/]*:)[0-9a-fA-F:]{2,39}\/(?:12[0-8]|1[01]\d|[1-9]?\d)$/,
} as const satisfies Record<Family, RegExp>;

/** The key under which a file has the rows of a family. */
const ROWS_KEY = { ipv4: 'prefixes', ipv6: 'ipv6_prefixes' } as const satisfies Record<Family, string>;

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
  return { syncToken, createDate, rows: checkAllRows(document) };
}

function checkAllRows(document: Readonly<Record<string, unknown>>): Rows {
  const ipv4 = rowsIn(document, 'ipv4');
  const ipv6 = document[ROWS_KEY.ipv6] === undefined ? [] : rowsIn(document, 'ipv6');
  const count = ipv4.length + ipv6.length;
  if (count > MAX_FEED_ENTRIES) {
    throw refuse('feed-too-many-entries', `${count} entries`, `at most ${MAX_FEED_ENTRIES}`);
  }
  if (ipv4.length === 0) throw refuse('feed-empty', 'no IPv4 entry', 'at least one', ROWS_KEY.ipv4);
  // The feed holds under a hundred distinct names: each is checked once.
  const names = new Set<string>();
  return { ipv4: checkRows(ipv4, 'ipv4', names), ipv6: checkRows(ipv6, 'ipv6', names) };
}

function rowsIn(document: Readonly<Record<string, unknown>>, family: Family): readonly unknown[] {
  const key = ROWS_KEY[family];
  const rows = document[key];
  if (!Array.isArray(rows)) throw refuse('feed-shape', describe(rows), 'an array', key);
  return rows;
}

/** Checks the rows of a family where they lie. @returns the same */
function checkRows(rows: readonly unknown[], family: Family, names: Set<string>): readonly Row[] {
  if (rows.every(goodRow(family, names))) return rows as readonly Row[];
  const isGood = goodRow(family, names);
  const wrong = rows.findIndex((row) => !isGood(row));
  throw refuseRow(rows[wrong], family, wrong);
}

/** Tells rows that are as they should be. It looks at thousands before V8 has compiled it: what is wrong is told elsewhere. */
function goodRow(family: Family, names: Set<string>): (row: unknown) => boolean {
  const shape = PREFIX_SHAPE[family];
  const isKnown = (value: unknown): boolean => names.has(value as string) || isName(value, names);
  let before: unknown = NOTHING;
  return (row) => {
    // What is no object has no prefix either.
    const {
      ip_prefix,
      ipv6_prefix,
      service,
      region,
      network_border_group: group,
    } = (row ?? NOTHING) as Fields;
    const prefix = family === 'ipv4' ? ip_prefix : ipv6_prefix;
    if (typeof prefix !== 'string' || !shape.test(prefix)) return false;
    // Most rows have the service of the row before, and their Region as the group: to compare is cheaper than to look up.
    if (service !== before && !isKnown(service)) return false;
    before = service;
    return isKnown(region) && (group === region || group === undefined || isKnown(group));
  };
}

type Fields = Readonly<Record<keyof Row, unknown>>;

const NOTHING = {};

/** Whether a value is a name; one that is will be known. */
function isName(value: unknown, names: Set<string>): boolean {
  if (typeof value !== 'string' || !NAME.test(value)) return false;
  names.add(value);
  return true;
}

/** What is wrong with a row. */
function refuseRow(row: unknown, family: Family, index: number): RangewatchError {
  if (!isRecord(row)) return refuse('feed-shape', describe(row), 'an object', placeOf(family, index));
  const key = PREFIX_KEY[family];
  const prefix = row[key];
  if (typeof prefix !== 'string' || !PREFIX_SHAPE[family].test(prefix)) {
    return refuse(
      'prefix-syntax',
      describe(prefix),
      'a prefix in CIDR notation',
      placeOf(family, index, key),
    );
  }
  const isWrong = (field: string) =>
    !isName(row[field], new Set()) && (field !== 'network_border_group' || row[field] !== undefined);
  const field = ['service', 'region', 'network_border_group'].find(isWrong) ?? '';
  const expected = '1 to 64 letters, digits, "_" or "-"';
  return refuse('feed-name', describe(row[field]), expected, placeOf(family, index, field));
}

/** Where something is, for a message. */
function placeOf(family: Family, index: number, key?: string): string {
  const row = `${ROWS_KEY[family]}[${index}]`;
  return key === undefined ? row : `${row}.${key}`;
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
