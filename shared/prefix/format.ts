// Canonical printing: dotted quads, and IPv6 by RFC 5952.
import type { Family, Prefix } from './prefix.ts';

declare const canonical: unique symbol;

/** A prefix in canonical CIDR notation, always with its length: `192.0.2.0/24`, `2001:db8::/32`. */
export type Cidr = string & { readonly [canonical]: true };

/** Prints a prefix; parsePrefix reads it back to the same value. */
export function formatPrefix(prefix: Prefix): Cidr {
  return `${formatAddress(prefix.family, prefix.first)}/${prefix.length}` as Cidr;
}

/** A published set never changes, and is written in two dozen formats: it is printed once. */
const printed = new WeakMap<readonly Prefix[], readonly Cidr[]>();

/**
 * Prints a set that never changes.
 * @param texts what some of its prefixes were read from: most of a list are prefixes of the feed, which has their text
 */
export function formatPrefixes(set: readonly Prefix[], texts?: ReadonlyMap<Prefix, Cidr>): readonly Cidr[] {
  const known = printed.get(set);
  if (known !== undefined) return known;
  const cidrs = set.map((prefix) => texts?.get(prefix) ?? formatPrefix(prefix));
  printed.set(set, cidrs);
  return cidrs;
}

/** Prints one address. */
export function formatAddress(family: Family, value: bigint): string {
  return family === 'ipv4' ? formatIpv4(Number(value)) : formatIpv6(value);
}

function formatIpv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function formatIpv6(value: bigint): string {
  const groups = groupsOf(value);
  const { start, length } = longestZeroRun(groups);
  // RFC 5952, section 4.2.2: "::" must not shorten just one group.
  if (length < 2) return printGroups(groups, 0, groups.length);
  return `${printGroups(groups, 0, start)}::${printGroups(groups, start + length, groups.length)}`;
}

/** The 16-bit groups of an address, 32 bits at a time: big numbers are dear. */
function groupsOf(value: bigint): readonly number[] {
  const groups: number[] = [];
  for (const shift of [96n, 64n, 32n, 0n]) {
    const word = Number(BigInt.asUintN(32, value >> shift));
    groups.push(word >>> 16, word & 0xffff);
  }
  return groups;
}

function printGroups(groups: readonly number[], from: number, to: number): string {
  let text = '';
  for (const group of groups.slice(from, to)) text += `${text === '' ? '' : ':'}${group.toString(16)}`;
  return text;
}

/** RFC 5952, section 4.2.3: the longest run of zero groups, the first of equals. */
export function longestZeroRun(groups: ArrayLike<number>): {
  readonly start: number;
  readonly length: number;
} {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === 0) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best;
}
