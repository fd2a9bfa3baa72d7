// What somebody has against what is needed: what is missing, and what each rule of theirs is good for.
import { formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { type Prefix, sizeOf } from '../prefix/prefix.ts';
import { isTooWide, isWhollyReserved } from '../prefix/reserved.ts';
import { aggregate, countAddresses, intersect, subtract } from '../prefix/set.ts';
import type { Port } from '../requirements/requirement.ts';
import type { Needed, NeededDestination } from './needed.ts';
import type { OwnAddresses, OwnName, OwnRules } from './own-rule.ts';

/** A part of what is needed that no rule covers. */
export interface Missing extends Omit<NeededDestination, 'isForAnyDirectory'> {
  readonly allowlist: string;
  /** How many addresses, in decimal digits; empty for a name. */
  readonly addresses: string;
}

/**
 * What a rule is good for.
 * - `needed`: all of it is needed. `wider`: some of it is; `more` says how many addresses are not.
 * - `optional`: nothing but lists that are not needed beside the others have it.
 * - `unneeded`: no list has any of it. `private`: reserved or private space, so it is no destination of AWS.
 * - `everything`: wider than any list may be; it covers what is needed because it covers nearly all there is.
 */
export type Verdict = 'needed' | 'wider' | 'optional' | 'unneeded' | 'private' | 'everything';

/** A rule and its verdict. */
export interface Judged {
  readonly rule: OwnAddresses | OwnName;
  readonly verdict: Verdict;
  /** What of the lists it covers: prefixes or names. */
  readonly covers: readonly string[];
  /** The lists that have some of it. */
  readonly allowlists: readonly string[];
  /** Addresses beyond what is needed, in decimal digits; empty for a name. */
  readonly more: string;
}

/** The whole comparison. */
export interface Comparison {
  readonly missing: readonly Missing[];
  readonly judged: readonly Judged[];
  /** Ports that are needed and that the text names nowhere, ascending; empty where it names no needed port at all. */
  readonly portsNotNamed: readonly Port[];
}

/** Compares. Rules without ports: whether a rule opens the right ones only its owner can tell. */
export function compareRules({ addresses, names, numbers }: OwnRules, { lists }: Needed): Comparison {
  const own = aggregate(addresses.flatMap(({ prefixes }) => prefixes));
  const rows = lists.flatMap(({ name, isOptional, destinations }) =>
    destinations.map((each): Row => {
      const { destination, isForAnyDirectory, ...rest } = each;
      const prefix = destination.includes('/') ? parsePrefix(destination) : undefined;
      return { ...rest, destination, isForAnyDirectory, allowlist: name, isOptional, prefix };
    }),
  );
  const needed = rows.filter(({ isOptional }) => !isOptional);
  const ports = [...new Set(needed.flatMap((row) => row.ports.flatMap((transport) => transport.ports)))];
  const unnamed = ports.filter((port) => !numbers.has(Number(port)));
  return {
    missing: needed.flatMap((row) => missingOf(row, own, names)),
    judged: judgedOf(addresses, names, rows, needed),
    portsNotNamed: unnamed.length < ports.length ? unnamed.sort((a, b) => Number(a) - Number(b)) : [],
  };
}

/** A destination of a list. */
interface Row extends NeededDestination {
  readonly allowlist: string;
  readonly isOptional: boolean;
  readonly prefix: Prefix | undefined;
}

function missingOf(row: Row, own: readonly Prefix[], names: readonly OwnName[]): readonly Missing[] {
  const { allowlist, destination, ports, reason, prefix } = row;
  const missing = { allowlist, destination, ports, reason, addresses: '' };
  if (prefix === undefined) {
    const isMet = ({ name }: OwnName) =>
      covers(name, destination) || (row.isForAnyDirectory && covers(destination, name));
    return names.some(isMet) ? [] : [missing];
  }
  return subtract([prefix], own).map((part) => ({
    ...missing,
    destination: formatPrefix(part),
    addresses: String(sizeOf(part)),
  }));
}

function judgedOf(
  addresses: readonly OwnAddresses[],
  names: readonly OwnName[],
  rows: readonly Row[],
  needed: readonly Row[],
): readonly Judged[] {
  const setOf = (some: readonly Row[]) => aggregate(some.flatMap(({ prefix }) => prefix ?? []));
  const [all, any] = [setOf(needed), setOf(rows)];
  return [
    ...addresses.map((rule): Judged => {
      const set = aggregate(rule.prefixes);
      const used = intersect(set, all);
      const more = countAddresses(set) - countAddresses(used);
      const hits =
        intersect(set, any).length > 0
          ? rows.filter(({ prefix }) => prefix && intersect(set, [prefix]).length > 0)
          : [];
      const wide = set.every(isWhollyReserved) ? 'private' : set.some(isTooWide) ? 'everything' : undefined;
      const verdict = wide ?? verdictOf(more === 0n, used.length, hits.length);
      return { rule, verdict, covers: used.map(formatPrefix), allowlists: listsOf(hits), more: String(more) };
    }),
    ...names.map((rule): Judged => {
      const hits = rows.filter(
        ({ prefix, destination }) =>
          prefix === undefined && (covers(rule.name, destination) || covers(destination, rule.name)),
      );
      const used = hits.filter(({ isOptional }) => !isOptional).map(({ destination }) => destination);
      const isWithin = used.some((name) => covers(name, rule.name));
      const verdict = verdictOf(isWithin, used.length, hits.length);
      return { rule, verdict, covers: [...new Set(used)], allowlists: listsOf(hits), more: '' };
    }),
  ];
}

function verdictOf(isNeeded: boolean, used: number, hits: number): Verdict {
  return isNeeded ? 'needed' : used > 0 ? 'wider' : hits > 0 ? 'optional' : 'unneeded';
}

function listsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map(({ allowlist }) => allowlist))];
}

/** Whether a name, or a wildcard, stands for all that the other one does. */
function covers(outer: string, inner: string): boolean {
  return outer === inner || (outer.startsWith('*.') && inner.endsWith(outer.slice(1)));
}
