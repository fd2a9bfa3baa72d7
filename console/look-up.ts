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
  /** Since when the list has had it without a break, under whatever prefix. ISO 8601, UTC. Worth asking only of what is shown. */
  readonly since: () => string;
}

/** What was found of a prefix, the part of it that lists have, and the part that none has. */
export interface Answer {
  readonly found: readonly Found[];
  readonly covered: readonly Prefix[];
  readonly rest: readonly Prefix[];
}

/** Looks up a prefix, or an address as the prefix of that address alone. @param at ISO 8601; now where it is empty */
export function lookUpPrefix(asked: Prefix, lists: readonly ListHistory[], at: string): Answer {
  const found = lists.flatMap(({ region, name, rows }) => {
    const related = rows.flatMap((row): Stay[] => {
      const prefix = prefixOf(row[0]);
      return prefix !== undefined && overlaps(prefix, asked) ? [{ prefix, row }] : [];
    });
    return related
      .filter(({ row }) => isThere(row, at))
      .map(({ prefix, row: [entry, service, , , dateIn] }) => ({
        prefix,
        found: { region, list: name, entry, service, since: () => sinceOf(prefix, dateIn, related) },
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
export function lookUpName(asked: string, lists: readonly ListHistory[], at: string): readonly Found[] {
  return lists.flatMap(({ region, name, rows }) =>
    rows
      .filter((row) => coversName(row[0], asked) && isThere(row, at))
      .map(([entry, service, , , since]) => ({ region, list: name, entry, service, since: () => since })),
  );
}

/** A row with its prefix. */
interface Stay {
  readonly prefix: Prefix;
  readonly row: HistoryRow;
}

function isThere([, , , seqOut, dateIn, dateOut]: HistoryRow, at: string): boolean {
  return at === '' ? seqOut === null : dateIn <= at && (dateOut === null || dateOut > at);
}

/** AWS cuts and joins prefixes: what left one release and came with the same release again never was away. */
function sinceOf(prefix: Prefix, dateIn: string, related: readonly Stay[]): string {
  const earlier = related.find(
    ({ prefix: other, row: [, , , , from, until] }) =>
      from < dateIn && (until === null || until >= dateIn) && covers(other, prefix),
  );
  return earlier === undefined ? dateIn : sinceOf(prefix, earlier.row[4], related);
}
