// The difference of a list between two releases, from its history: as addresses, and as the prefixes that AWS wrote.
import { type Cidr, formatPrefix } from '../shared/prefix/format.ts';
import type { Prefix } from '../shared/prefix/prefix.ts';
import { aggregate, countAddresses, ofFamily, subtract } from '../shared/prefix/set.ts';
import type { HistoryRow } from '../shared/release/history.ts';
import { prefixOf } from './entry.ts';

/** What one side gained, or lost. */
export interface Side {
  /** Minimal prefixes of the addresses, IPv4 first. */
  readonly prefixes: readonly Cidr[];
  /** Entries of the feed that came or went, whether or not another one has their addresses. */
  readonly raw: readonly string[];
  readonly names: readonly string[];
  /** Addresses of each family. */
  readonly ipv4: bigint;
  readonly ipv6: bigint;
}

/** A list at two releases. */
export interface NetChange {
  readonly open: Side;
  readonly close: Side;
  /** The lines of the plain lists, sorted by address, names last. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What was added to a list after the release `from` and up to `to`, and what was removed, on balance. */
export function netChange(rows: readonly HistoryRow[], from: number, to: number): NetChange {
  const before = contentAt(rows, from);
  const after = contentAt(rows, to);
  return {
    open: sideOf(after, before),
    close: sideOf(before, after),
    before: linesOf(before),
    after: linesOf(after),
  };
}

/** What is in a list at a release: entries as AWS wrote them, their minimal prefixes, and names, sorted. */
export interface Content {
  readonly entries: ReadonlySet<string>;
  readonly minimal: readonly Prefix[];
  readonly names: readonly string[];
}

/** The content of a list at a release. */
export function contentAt(rows: readonly HistoryRow[], seq: number): Content {
  const entries = new Set(
    rows.flatMap(([entry, , seqIn, seqOut]) =>
      seqIn <= seq && (seqOut === null || seqOut > seq) ? [entry] : [],
    ),
  );
  return {
    entries,
    minimal: aggregate([...entries].flatMap((entry) => prefixOf(entry) ?? [])),
    names: [...entries].filter((entry) => prefixOf(entry) === undefined).sort(),
  };
}

function sideOf(has: Content, lacks: Content): Side {
  const prefixes = subtract(has.minimal, lacks.minimal);
  return {
    prefixes: prefixes.map(formatPrefix),
    raw: [...has.entries].filter((entry) => entry.includes('/') && !lacks.entries.has(entry)),
    names: has.names.filter((name) => !lacks.entries.has(name)),
    ipv4: countAddresses(ofFamily(prefixes, 'ipv4')),
    ipv6: countAddresses(ofFamily(prefixes, 'ipv6')),
  };
}

function linesOf({ minimal, names }: Content): readonly string[] {
  return [...minimal.map(formatPrefix), ...names];
}
