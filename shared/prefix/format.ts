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

/** Prints a set that never changes. */
export function formatPrefixes(set: readonly Prefix[]): readonly Cidr[] {
  const known = printed.get(set);
  if (known !== undefined) return known;
  const cidrs = set.map(formatPrefix);
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
  const digits = value.toString(16).padStart(32, '0');
  const groups = Array.from({ length: 8 }, (_, i) => withoutZeros(digits.slice(4 * i, 4 * i + 4)));
  const { start, length } = longestZeroRun(groups);
  // RFC 5952, section 4.2.2: "::" must not shorten just one group.
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

/** RFC 5952, section 4.1: no leading zeros, and "0" for none but zeros. */
function withoutZeros(group: string): string {
  let start = 0;
  while (start < group.length - 1 && group[start] === '0') start++;
  return group.slice(start);
}

/** RFC 5952, section 4.2.3: the longest run of zero groups, the first of equals. */
function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === '0') continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best;
}
