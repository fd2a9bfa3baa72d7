// Prefixes for tests: as text, and at random. Random ones crowd around a few addresses, so that they meet.
import fc from 'fast-check';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import type { Family, Prefix } from '../../../shared/prefix/prefix.ts';

/** Bits in an address: RFC 791 and RFC 4291. */
export const WIDTHS: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** Prefixes written with blanks between them. */
export function prefixesOf(text: string): readonly Prefix[] {
  return text === '' ? [] : text.split(' ').map(parsePrefix);
}

/** The reverse of prefixesOf. */
export function textOf(set: readonly Prefix[]): string {
  return set.map(formatPrefix).join(' ');
}

/** Both ends of the space, and the same number in both families. */
const CROWDED = [0n, 0x0a000000n, (0x20010db8n << 96n) | 0x0a000000n, 2n ** 128n - 1n];

/** An address: anywhere, or a few bits off one of the crowded ones. */
export function anyValue(family: Family): fc.Arbitrary<bigint> {
  const width = WIDTHS[family];
  const max = 2n ** BigInt(width) - 1n;
  const bit = fc.nat(width - 1).map((shift) => 1n << BigInt(shift));
  const crowded = fc
    .tuple(fc.constantFrom(...CROWDED), fc.array(bit, { maxLength: 3 }))
    .map(([anchor, bits]) => bits.reduce((value, one) => value ^ one, anchor & max));
  return fc.oneof({ weight: 4, arbitrary: crowded }, { weight: 1, arbitrary: fc.bigInt(0n, max) });
}

/** A prefix of any length of the whole space. */
export function anyPrefix(family: Family): fc.Arbitrary<Prefix> {
  const width = WIDTHS[family];
  return fc.tuple(anyValue(family), fc.integer({ min: 0, max: width })).map(([value, length]) => {
    const hostBits = BigInt(width - length);
    return { family, first: (value >> hostBits) << hostBits, length };
  });
}

/** Prefixes in any order, with overlaps and copies. */
export function anyPrefixes(family: Family, maxLength = 12): fc.Arbitrary<readonly Prefix[]> {
  return fc.array(anyPrefix(family), { maxLength });
}

/** Prefixes of both families, mixed. */
export function mixedPrefixes(): fc.Arbitrary<readonly Prefix[]> {
  return fc.array(fc.oneof(anyPrefix('ipv4'), anyPrefix('ipv6')), { maxLength: 16 });
}
