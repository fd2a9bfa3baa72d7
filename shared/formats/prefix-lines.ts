// Files that are nothing but prefixes, one a line: what several consumers fetch, each with its own limits.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { type Cidr, formatPrefixes } from '../prefix/format.ts';
import type { Prefix } from '../prefix/prefix.ts';
import type { ReadBack } from './format.ts';
import { formatLines, readLines } from './lines.ts';

/** Every prefix of a list, IPv4 first, each family in the order of addresses. */
export function prefixesOf({ prefixes }: Allowlist): readonly Prefix[] {
  return [...prefixes.ipv4, ...prefixes.ipv6];
}

/** The same as text. */
export function cidrsOf({ prefixes }: Allowlist): readonly Cidr[] {
  return [...formatPrefixes(prefixes.ipv4), ...formatPrefixes(prefixes.ipv6)];
}

/** One canonical CIDR a line: no comment, no blank line, always a length. */
export function renderPrefixLines(allowlist: Allowlist): Uint8Array {
  return formatLines(cidrsOf(allowlist));
}

/** Reads what renderPrefixLines wrote. @throws RangewatchError `store-content` or a `prefix-…` code */
export function readPrefixLines(bytes: Uint8Array, where: string): ReadBack {
  return { prefixes: readLines(bytes, where), domains: [] };
}
