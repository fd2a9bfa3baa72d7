// An allowlist, resolved: the minimal prefixes of each family and the names that one purpose needs in one Region.
import { type Cidr, formatPrefixes } from '../prefix/format.ts';
import { comparePrefixes, FAMILIES, type Family, type Prefix } from '../prefix/prefix.ts';
import { aggregateSorted, ofFamily, perFamily, subtract } from '../prefix/set.ts';
import type { Needs } from '../requirements/needs.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Reason } from '../requirements/taken.ts';
import { portsOf } from './allowlists.ts';
import { type Exception, exceptEntries, excludedBy } from './exceptions.ts';
import type { Hold } from './holds.ts';
import { type AllowlistId, type Input, namesOfAllowlist } from './input.ts';

/** One prefix of the input, as `json` shows it: why it is there, or how long it is held, or who included it. */
export interface AllowlistEntry {
  readonly prefix: Prefix;
  readonly text: Cidr;
  readonly reasons: readonly Reason[];
  readonly hold?: Hold;
  readonly included?: Exception;
}

/** What is published under one Region and name. */
export interface Allowlist extends AllowlistId {
  /** What it opens, whatever its addresses. */
  readonly ports: readonly Transport[];
  /** Minimal sets. */
  readonly prefixes: Readonly<Record<Family, readonly Prefix[]>>;
  /** Names, lower case, sorted. */
  readonly domains: readonly string[];
  /** What the sets were made of, in the order of addresses. */
  readonly entries: readonly AllowlistEntry[];
}

/** Published = aggregate(present − withheld + held + included) − excluded, per family. */
export function publishAllowlist(
  id: AllowlistId,
  input: Input,
  holds: readonly Hold[],
  needs: Needs,
  exceptions: readonly Exception[] = [],
): Allowlist {
  const held = holds.map((hold): AllowlistEntry => {
    const { prefix, text } = hold;
    return { prefix, text, reasons: [], hold };
  });
  const entries = exceptEntries([...input.values(), ...held], exceptions).toSorted((a, b) =>
    comparePrefixes(a.prefix, b.prefix),
  );
  const minimal = subtract(aggregateSorted(entries.map(({ prefix }) => prefix)), excludedBy(exceptions));
  const prefixes = perFamily((family) => ofFamily(minimal, family));
  const texts = new Map(entries.map(({ prefix, text }) => [prefix, text]));
  for (const family of FAMILIES) formatPrefixes(prefixes[family], texts);
  return {
    region: id.region,
    name: id.name,
    ports: portsOf(id.name, needs),
    prefixes,
    domains: namesOfAllowlist(id, needs),
    entries,
  };
}

/** Whether a list has nothing to publish. An empty list would open or close a firewall, so it never is. */
export function isEmptyAllowlist({ prefixes, domains }: Allowlist): boolean {
  return prefixes.ipv4.length === 0 && prefixes.ipv6.length === 0 && domains.length === 0;
}
