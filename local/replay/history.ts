// Recorded feeds: a history of differences, or whole files, one after the other.
import { RangewatchError } from '../../shared/error.ts';
import {
  PREFIX_KEY,
  parseSyncToken,
  type ReceivedFeed,
  type Row,
  type Rows,
} from '../../shared/feed/feed.ts';
import { familyOf } from '../../shared/prefix/prefix.ts';
import { perFamily } from '../../shared/prefix/set.ts';
import { type SelectorKey, selectorKey } from '../../shared/requirements/taken.ts';
import { parseAwsDate } from '../../shared/time.ts';
import { feedIn } from '../feed-source.ts';
import { readUnpacked } from '../unpacked-file.ts';

/** An entry of a history: `[prefix, region, service, networkBorderGroup]`. */
type Recorded = readonly [prefix: string, region: string, service: string, networkBorderGroup: string];

/** One version of a history: what it adds to, and removes from, the one before. */
interface Version {
  readonly syncToken: string;
  readonly createDate: string;
  readonly md5: string;
  readonly add: readonly Recorded[];
  readonly rem: readonly Recorded[];
}

/** The recorded feeds of a file, in order, each made when it is asked for; and how many there are. */
export interface Recording {
  readonly count: number;
  /** @param wanted selectors whose entries are enough: feeds of a history then have no others; all unless given */
  readonly feeds: (wanted?: ReadonlySet<SelectorKey>) => Generator<ReceivedFeed>;
}

/**
 * Opens a recording: `.jsonl` holds a history, one version a line; `.json` one whole feed; either may be packed as
 * `.gz` or `.br`.
 * @throws RangewatchError `feed-unreachable` when it cannot be read, `history-shape`
 */
export function openRecording(path: string): Recording {
  const bytes = readUnpacked(path);
  if (!/\.jsonl(?:\.gz|\.br)?$/.test(path)) {
    return { count: 1, feeds: () => wholeFeed(bytes, path) };
  }
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '');
  return { count: lines.length, feeds: (wanted) => playHistory(lines, path, wanted) };
}

function* wholeFeed(bytes: Uint8Array, path: string): Generator<ReceivedFeed> {
  yield feedIn(bytes, path);
}

function* playHistory(
  lines: readonly string[],
  path: string,
  wanted: ReadonlySet<SelectorKey> | undefined,
): Generator<ReceivedFeed> {
  const rows = { ipv4: new Map<SelectorKey, RowsByKey>(), ipv6: new Map<SelectorKey, RowsByKey>() };
  const lists = new WeakMap<RowsByKey, readonly Row[]>();
  const listOf = (ofSelector: RowsByKey): readonly Row[] => {
    const list = lists.get(ofSelector) ?? [...ofSelector.values()];
    lists.set(ofSelector, list);
    return list;
  };
  let all: Rows = { ipv4: [], ipv6: [] };
  for (const [index, line] of lines.entries()) {
    const { version, syncToken, createDate } = readVersion(line, `${path}, line ${index + 1}`);
    const isWanted = (entry: Recorded) => wanted?.has(selectorOf(entry)) !== false;
    const [removed, added] = [version.rem.filter(isWanted), version.add.filter(isWanted)];
    const rowsLike = (entry: Recorded): RowsByKey => {
      const selector = selectorOf(entry);
      const family = rows[familyOf(entry[0])];
      const ofSelector: RowsByKey = family.get(selector) ?? new Map();
      family.set(selector, ofSelector);
      lists.delete(ofSelector);
      return ofSelector;
    };
    for (const entry of removed) rowsLike(entry).delete(keyOf(entry));
    for (const entry of added) rowsLike(entry).set(keyOf(entry), rowOf(entry));
    // Most versions change nothing that is wanted: their rows are the same.
    if (removed.length + added.length > 0) {
      all = perFamily((family) => NO_ROWS.concat(...[...rows[family].values()].map(listOf)));
    }
    yield { feed: { syncToken, createDate, rows: all }, md5: version.md5 };
  }
}

const NO_ROWS: readonly Row[] = [];

/** The rows of a selector, which are kept together, as AWS does. */
type RowsByKey = Map<string, Row>;

function selectorOf([, region, service]: Recorded): SelectorKey {
  return selectorKey(service, region);
}

function readVersion(line: string, where: string) {
  const version = parseLine(line, where);
  const syncToken = parseSyncToken(version.syncToken);
  const createDate = parseAwsDate(version.createDate);
  if (syncToken === undefined || createDate === undefined || typeof version.md5 !== 'string') {
    throw refuse(where, 'no version');
  }
  if (!Array.isArray(version.add) || !Array.isArray(version.rem)) throw refuse(where, 'no differences');
  return { version, syncToken, createDate };
}

function parseLine(line: string, where: string): Version {
  try {
    return JSON.parse(line) as Version;
  } catch (cause) {
    throw refuse(where, 'a line that is not JSON', cause);
  }
}

function refuse(where: string, seen: string, cause?: unknown): RangewatchError {
  const expected = 'a version: syncToken, createDate, md5, add and rem';
  return new RangewatchError({ code: 'history-shape', seen, expected, where }, { cause });
}

function keyOf(entry: Recorded): string {
  return entry.join(' ');
}

function rowOf(entry: Recorded): Row {
  const [prefix, region, service, group] = entry;
  const row = { [PREFIX_KEY[familyOf(prefix)]]: prefix, region, service };
  return group === '' ? row : { ...row, network_border_group: group };
}
