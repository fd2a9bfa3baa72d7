// A prefix: a block of addresses that share their first bits (RFC 4632, RFC 4291), and how two of them relate.

/** The address family of a prefix, as AWS and firewalls name it in lower case. */
export type Family = 'ipv4' | 'ipv6';

/** The family of an address or a prefix that is written canonically. */
export function familyOf(text: string): Family {
  return text.includes(':') ? 'ipv6' : 'ipv4';
}

/** Both families, in the order in which they are always listed. */
export const FAMILIES = ['ipv4', 'ipv6'] as const satisfies readonly Family[];

/** Bits in an address of each family. */
export const WIDTH: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** A CIDR block. `first` is its lowest address as an unsigned number; its host bits are zero. */
export interface Prefix {
  readonly family: Family;
  readonly first: bigint;
  /** Bits that all its addresses share: 0 to 32 (IPv4) or 128 (IPv6). */
  readonly length: number;
}

/** Powers of two up to 2^128: the sizes that a prefix can have. */
const POWERS: readonly bigint[] = Array.from({ length: 129 }, (_, exponent) => 1n << BigInt(exponent));

/** Number of addresses in the prefix, 1 to 2^128. */
export function sizeOf(prefix: Prefix): bigint {
  return POWERS[WIDTH[prefix.family] - prefix.length] ?? 0n;
}

/** The address after the last one of the prefix. */
export function endOf(prefix: Prefix): bigint {
  return prefix.first + sizeOf(prefix);
}

/** Order by family, address, then wider before narrower: the order of every list that is published. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.length - b.length;
}

/** Whether every address of `inner` is in `outer`. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return (
    outer.family === inner.family &&
    outer.length <= inner.length &&
    outer.first <= inner.first &&
    endOf(inner) <= endOf(outer)
  );
}

/** Whether the two share an address. Two prefixes overlap only when one covers the other. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return covers(a, b) || covers(b, a);
}

/** The two halves of a prefix, lower first; undefined for a single address. */
export function halvesOf(prefix: Prefix): readonly [Prefix, Prefix] | undefined {
  const { family, first } = prefix;
  if (prefix.length === WIDTH[family]) return undefined;
  const length = prefix.length + 1;
  return [
    { family, first, length },
    { family, first: first + sizeOf(prefix) / 2n, length },
  ];
}

/** The prefix of which `low` and `high` are the two halves, or undefined when they are not halves of one. */
export function joinHalves(low: Prefix, high: Prefix): Prefix | undefined {
  if (low.family !== high.family || low.length !== high.length || low.length === 0) return undefined;
  const size = sizeOf(low);
  if (low.first + size !== high.first || (low.first & size) !== 0n) return undefined;
  return { family: low.family, first: low.first, length: low.length - 1 };
}
