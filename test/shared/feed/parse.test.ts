// Reading ip-ranges.json: every folder of test/cases/feed is one case, so that a new case needs no code.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf, type Feed } from '../../../shared/feed/feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { checkRefusal, refusalOf } from './refusal.ts';

const CASES = join(import.meta.dirname, '../../cases/feed');

/**
 * What a case expects. A feed that is refused: the code, and, where it matters, the field and what the message shows.
 * A feed that is taken: its entries in order, `prefix service region network-border-group`.
 */
interface Expected {
  readonly code?: string;
  readonly where?: string;
  readonly seen?: string;
  readonly entries?: readonly string[];
}

/** The bytes of a case: `input.json` where an editor can show them, else `input.bin`. */
function inputOf(folder: string): Uint8Array {
  const json = join(CASES, folder, 'input.json');
  return readFileSync(existsSync(json) ? json : join(CASES, folder, 'input.bin'));
}

function expectedOf(folder: string): Expected {
  return JSON.parse(readFileSync(join(CASES, folder, 'expected.json'), 'utf8'));
}

const linesOf = (feed: Feed) =>
  entriesOf(feed).map((entry) =>
    [entry.prefix, entry.service, entry.region, entry.networkBorderGroup].join(' '),
  );

const folders = readdirSync(CASES).sort();
const isRefused = (folder: string) => expectedOf(folder).code !== undefined;

describe('a feed is refused', () => {
  test.each(folders.filter(isRefused))('%s', (folder) => {
    const { code, where = '', seen = '', ...rest } = expectedOf(folder);
    expect(rest).toEqual({});
    const refusal = refusalOf(() => parseFeed(inputOf(folder)));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(`${where}: found `);
    expect(refusal.problem.seen).toContain(seen);
  });
});

describe('a feed is taken', () => {
  test.each(folders.filter((folder) => !isRefused(folder)))('%s', (folder) => {
    const { entries, ...rest } = expectedOf(folder);
    expect(rest).toEqual({});
    expect(linesOf(parseFeed(inputOf(folder)))).toEqual(entries);
  });

  test('its token and its date are read as numbers of seconds', () => {
    const { syncToken, createDate } = parseFeed(inputOf('accepted-plain'));
    expect(syncToken).toBe(1_750_000_000);
    expect(createDate).toBe(Date.UTC(2025, 5, 15, 15, 6, 40) / 1_000);
  });
});

describe('whatever comes, there is a feed or a refusal', () => {
  const expectFeedOrRefusal = (bytes: Uint8Array) => {
    try {
      expect(entriesOf(parseFeed(bytes)).length).toBeGreaterThan(0);
    } catch (error) {
      expect(checkRefusal(error).code).toMatch(/^(?:feed|prefix)-/);
    }
  };
  const good = inputOf('accepted-plain');

  test('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectFeedOrRefusal));
  });

  test('for a good feed with a few bytes changed', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        expectFeedOrRefusal(bytes);
      }),
      { numRuns: 1_000 },
    );
  });

  test('for a good feed with anything at all in the place of one value', () => {
    const document: unknown = JSON.parse(new TextDecoder().decode(good));
    const withNth = (wanted: number, value: unknown) => {
      let nth = 0;
      return JSON.stringify(document, (_, old) => (nth++ === wanted ? value : old));
    };
    // The document, its four members, two rows and their eight values.
    const VALUES = 15;
    fc.assert(
      fc.property(fc.nat(VALUES - 1), fc.jsonValue(), (nth, value) => {
        expectFeedOrRefusal(new TextEncoder().encode(withNth(nth, value)));
      }),
      { numRuns: 1_000 },
    );
  });
});

interface Row {
  readonly ip_prefix?: string;
  readonly ipv6_prefix?: string;
  readonly service: string;
  readonly region: string;
  readonly network_border_group?: string;
}

describeWithRealData("AWS's own files, bit for bit", (folder) => {
  const index = () => {
    const [, ...lines] = readFileSync(join(folder, 'full', 'index.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    return lines.map((line) => {
      const [syncToken = '', createDate = '', md5 = '', bytes = '', ipv4 = '', ipv6 = '', file = ''] =
        line.split(',');
      return { syncToken, createDate, md5, bytes, ipv4, ipv6, file: file.replace('full/', '') };
    });
  };

  test('all 31 are read, with the token, date and counts of their index', () => {
    expect(index()).toHaveLength(31);
    for (const { file, md5, bytes, ipv4, ipv6, syncToken, createDate } of index()) {
      const raw = fullFeed(folder, file);
      expect([file, raw.length, createHash('md5').update(raw).digest('hex')]).toEqual([file, +bytes, md5]);
      const feed = parseFeed(raw);
      expect([file, `${feed.syncToken}`]).toEqual([file, syncToken]);
      const [year = 0, month = 0, day, hour, minute, second] = createDate.split('-').map(Number);
      expect(feed.createDate * 1_000).toBe(Date.UTC(year, month - 1, day, hour, minute, second));
      const isIpv6 = ({ prefix }: { readonly prefix: string }) => prefix.includes(':');
      const ipv6Entries = entriesOf(feed).filter(isIpv6).length;
      expect([file, entriesOf(feed).length - ipv6Entries, ipv6Entries]).toEqual([file, +ipv4, +ipv6]);
    }
  });

  test('every row of all 31 comes through as it stands, in its order', () => {
    for (const { file } of index()) {
      const raw = fullFeed(folder, file);
      const document: { readonly prefixes: readonly Row[]; readonly ipv6_prefixes?: readonly Row[] } =
        JSON.parse(new TextDecoder().decode(raw));
      const rows = [...document.prefixes, ...(document.ipv6_prefixes ?? [])];
      const lines = rows.map(({ ip_prefix, ipv6_prefix, service, region, network_border_group }) =>
        [ip_prefix ?? ipv6_prefix, service, region, network_border_group ?? ''].join(' '),
      );
      expect(linesOf(parseFeed(raw)).join('\n')).toBe(lines.join('\n'));
    }
  });
});
