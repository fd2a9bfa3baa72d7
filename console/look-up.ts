// Whether an address or a name is in a list, because of what, and since when: from the histories of the lists.

import { coversName } from '../shared/allowlist/host-name.ts';
import type { Prefix } from '../shared/prefix/prefix.ts';
import { covers, overlaps } from '../shared/prefix/prefix.ts';
import { aggregate, intersect, subtract } from '../shared/prefix/set.ts';
import type { HistoryRow } from '../shared/release/history.ts';
import { prefixOf } from './entry.ts';

/** A list and all that was ever in it. */
export interface ListHistory {
  readonly region: string;
  readonly name: string;
  readonly rows: readonly HistoryRow[];
}

/** One entry of a list that has to do with what was asked. */
export interface Found {
  readonly region: string;
  readonly list: string;
  readonly entry: string;
  readonly service: string;
  /** Since when the list has had what was asked, or this part of it, without a break, under whatever prefix. ISO 8601, UTC. Worth asking only of what is shown. */
  readonly since: () => string;
}

/** A release by its number, or a moment: ISO 8601, UTC. */
export type When = number | string;

/** What was found of a prefix, the part of it that lists have, and the part that none has. */
export interface Answer {
  readonly found: readonly Found[];
  readonly covered: readonly Prefix[];
  readonly rest: readonly Prefix[];
}

/** Looks up a prefix, or an address as the prefix of that address alone. */
export function lookUpPrefix(asked: Prefix, lists: readonly ListHistory[], when: When): Answer {
  const found = lists.flatMap(({ region, name, rows }) => {
    const related = rows.flatMap((row): Stay[] => {
      const prefix = prefixOf(row[0]);
      return prefix !== undefined && overlaps(prefix, asked) ? [{ prefix, row }] : [];
    });
    return related
      .filter(({ row }) => isThere(row, when))
      .map(({ prefix, row }) => ({
        prefix,
        found: foundOf(region, name, row, () => {
          const part = prefix.length > asked.length ? prefix : asked;
          return sinceOf(row, related, (other) => covers(other.prefix, part));
        }),
      }));
  });
  const known = aggregate(found.map(({ prefix }) => prefix));
  return {
    found: found.map((each) => each.found),
    covered: intersect([asked], known),
    rest: subtract([asked], known),
  };
}

/** Looks up a host name, in lower case. */
export function lookUpName(asked: string, lists: readonly ListHistory[], when: When): readonly Found[] {
  return lists.flatMap(({ region, name, rows }) => {
    const related = rows.flatMap((row) => (coversName(row[0], asked) ? [{ row }] : []));
    return related
      .filter(({ row }) => isThere(row, when))
      .map(({ row }) => foundOf(region, name, row, () => sinceOf(row, related, () => true)));
  });
}

function foundOf(region: string, list: string, [entry, service]: HistoryRow, since: () => string): Found {
  return { region, list, entry, service, since };
}

/** A row with its prefix. */
interface Stay {
  readonly prefix: Prefix;
  readonly row: HistoryRow;
}

/** Histories are written before the release is shown, so that what is shown now is asked for by its number. */
function isThere([, , seqIn, seqOut, dateIn, dateOut]: HistoryRow, when: When): boolean {
  return typeof when === 'number'
    ? seqIn <= when && (seqOut === null || seqOut > when)
    : dateIn <= when && (dateOut === null || dateOut > when);
}

/**
 * AWS cuts and joins prefixes: what left with one release and came with the same release again never was away.
 * @param hasAll whether a stay has all of what was asked, or of the part of it that the entry has
 */
function sinceOf<Some extends { readonly row: HistoryRow }>(
  [, , seqIn, , dateIn]: HistoryRow,
  related: readonly Some[],
  hasAll: (other: Some) => boolean,
): string {
  // Numbers first: of thousands of stays few meet this one.
  const earlier = related.find(
    (other) => other.row[2] < seqIn && (other.row[3] === null || other.row[3] >= seqIn) && hasAll(other),
  );
  return earlier === undefined ? dateIn : sinceOf(earlier.row, related, hasAll);
}
