// Addresses as people write them: a block, an address with a mask, a range, a star. One way for both families: each is
// a first and a last address, or an address and a length.
import { type Address, parseAddress } from '../prefix/parse.ts';
import { type Prefix, sizeOf, WIDTH } from '../prefix/prefix.ts';
import { prefixesOfRange } from '../prefix/range.ts';
import type { Taken, Why } from './own-rule.ts';

/** What a text was taken for, or why it was not. */
export type ReadAddresses =
  | { readonly prefixes: readonly Prefix[]; readonly taken?: Taken | undefined }
  | { readonly why: Why };

/** Every bit of an IPv4 address. */
const FULL = 0xffff_ffffn;

/** Reads `address`, `address/length`, `address/mask`, `192.0.2.*` and `192.0.2.0-255`. */
export function readBlock(text: string): ReadAddresses {
  const stars = text.split('*').length - 1;
  if (stars > 0) {
    const start = text.replace(/\.\*/g, '');
    const known = start.split('.').length;
    if (start.includes('*') || known + stars > 4 || !text.endsWith('*')) return { why: 'wildcard' };
    return reading(start + '.0'.repeat(4 - known), '', (from) => aligned(from, 8 * known, 'wildcard'));
  }
  const [address = '', length] = text.split('/');
  if (length?.includes('.')) return readMasked(address, length);
  const [first = '', last] = address.split('-');
  if (last !== undefined) return readRange(first, first.replace(/\d+$/, last));
  return reading(first, '', (from) => {
    const bits = length ?? String(WIDTH[from.family]);
    if (/^0\d/.test(bits)) return { why: 'leading-zero' };
    return Number(bits) > WIDTH[from.family] ? { why: 'length' } : aligned(from, Number(bits));
  });
}

/** Reads `first - last`. */
export function readRange(first: string, last: string): ReadAddresses {
  return reading(first, last, (from, to) => {
    if (from.family !== to.family) return { why: 'syntax' };
    if (from.value > to.value) return { why: 'backward' };
    return { prefixes: prefixesOfRange(from.family, from.value, to.value) };
  });
}

/**
 * Reads an address and its mask, `255.255.255.0`, or the wildcard that routers write in its place, `0.0.0.255`. Nothing
 * but zeros or ones can be either: with `0.0.0.0` in front it is everything, else the one address.
 */
export function readMasked(address: string, mask: string): ReadAddresses {
  return reading(address, mask, (from, { value }) => {
    if (value === 0n || value === FULL) return aligned(from, from.value === 0n ? 0 : 32);
    const length = lengthOf(value ^ FULL) ?? lengthOf(value);
    return length === undefined ? { why: 'mask' } : aligned(from, length);
  });
}

/** Whether an address is a mask or a wildcard, or meant as one. */
export function isMask(text: string): boolean {
  return /^(?:255|0)\./.test(text) || 'prefixes' in readMasked('0.0.0.0', text);
}

/** The length of the prefix whose host bits these are; undefined where they are not the last ones, all set. */
function lengthOf(hostBits: bigint): number | undefined {
  return (hostBits & (hostBits + 1n)) === 0n ? 32 - hostBits.toString(2).length : undefined;
}

/** The block that an address is in; it is said where the address is not the block's first. */
function aligned({ family, value }: Address, length: number, taken?: Taken): ReadAddresses {
  const rest = value % sizeOf({ family, first: 0n, length });
  return { prefixes: [{ family, first: value - rest, length }], taken: rest === 0n ? taken : 'host-bits' };
}

/** Parses strictly, and says why where that is refused. Where there is no second text, the first stands for both. */
function reading(
  first: string,
  second: string,
  take: (first: Address, second: Address) => ReadAddresses,
): ReadAddresses {
  try {
    return take(parseAddress(first), parseAddress(second || first));
  } catch (error) {
    // `prefix-octet` and its like, which are reasons of ours as well.
    return { why: (error as { readonly code: string }).code.slice(7) as Why };
  }
}
