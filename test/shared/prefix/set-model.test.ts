// Set algebra judged by a model: in a space of 64 addresses a set is 64 bits, and what is right can be counted.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Family, Prefix } from '../../../shared/prefix/prefix.ts';
import {
  aggregate,
  contains,
  countAddresses,
  find,
  intersect,
  subtract,
} from '../../../shared/prefix/set.ts';
import { WIDTHS } from './prefixes.ts';

/** Addresses in each small space. */
const SIZE = 64;

const SPACES: readonly (readonly [name: string, family: Family, first: bigint])[] = [
  ['0.0.0.0/26', 'ipv4', 0n],
  ['10.0.0.0/26', 'ipv4', 0x0a000000n],
  ['255.255.255.192/26', 'ipv4', 2n ** 32n - 64n],
  ['::/122', 'ipv6', 0n],
  ['2001:db8::/122', 'ipv6', 0x20010db8n << 96n],
  ['the last /122 of IPv6', 'ipv6', 2n ** 128n - 64n],
];

/** Bit i is set when address i of the space is in one of the prefixes. */
function bitsOf(prefixes: readonly Prefix[], first: bigint, family: Family): bigint {
  let bits = 0n;
  for (const prefix of prefixes) {
    expect(prefix.family).toBe(family);
    const size = 2 ** (WIDTHS[family] - prefix.length);
    for (let i = 0; i < size; i++) bits |= 1n << (prefix.first - first + BigInt(i));
  }
  return bits;
}

/** The fewest aligned blocks that hold exactly these addresses, by trying the whole block, then its halves. */
function fewestBlocks(bits: bigint, size = SIZE): number {
  const all = (1n << BigInt(size)) - 1n;
  if (bits === 0n) return 0;
  if (bits === all) return 1;
  const half = size / 2;
  const low = bits & ((1n << BigInt(half)) - 1n);
  return fewestBlocks(low, half) + fewestBlocks(bits >> BigInt(half), half);
}

const countBits = (bits: bigint) => bits.toString(2).replaceAll('0', '').length;

describe.each(SPACES)('in %s', (_, family, first) => {
  const block = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(SIZE - 1)).map(([hostBits, offset]) => ({
    family,
    first: first + ((BigInt(offset) >> BigInt(hostBits)) << BigInt(hostBits)),
    length: WIDTHS[family] - hostBits,
  }));
  const narrow = block.filter(({ length }) => length >= WIDTHS[family] - 3);
  const blocks = fc.oneof(fc.array(block, { maxLength: 10 }), fc.array(narrow, { maxLength: 40 }));

  /** Exactly these addresses, in as few blocks as there can be, sorted, none twice. */
  function expectMinimal(set: readonly Prefix[], bits: bigint): void {
    expect(bitsOf(set, first, family)).toBe(bits);
    expect(set).toHaveLength(fewestBlocks(bits));
    let next = first;
    for (const prefix of set) {
      expect(prefix.first >= next).toBe(true);
      next = prefix.first + 2n ** BigInt(WIDTHS[family] - prefix.length);
    }
  }

  test('aggregate gives the fewest blocks with exactly the addresses of its input', () => {
    fc.assert(
      fc.property(blocks, (input) => {
        const bits = bitsOf(input, first, family);
        const set = aggregate(Object.freeze(input));
        expectMinimal(set, bits);
        expect(countAddresses(set)).toBe(BigInt(countBits(bits)));
      }),
      { numRuns: 400 },
    );
  });

  test('subtract leaves the addresses that are not in the holes, and intersect those in both', () => {
    fc.assert(
      fc.property(blocks, blocks, (left, right) => {
        const [a, b] = [bitsOf(left, first, family), bitsOf(right, first, family)];
        expectMinimal(subtract(aggregate(left), aggregate(right)), a & ~b);
        expectMinimal(intersect(aggregate(left), aggregate(right)), a & b);
      }),
      { numRuns: 400 },
    );
  });

  test('find gives the one member with all of a block, and contains says whether there is one', () => {
    fc.assert(
      fc.property(blocks, block, (input, wanted) => {
        const set = aggregate(input);
        const wantedBits = bitsOf([wanted], first, family);
        const holders = set.filter((member) => (wantedBits & ~bitsOf([member], first, family)) === 0n);
        expect(find(set, wanted)).toEqual(holders[0]);
        // Minimal: a block whose addresses are all there is in one member, never spread over two.
        const isThere = (wantedBits & ~bitsOf(input, first, family)) === 0n;
        expect(contains(set, wanted)).toBe(isThere);
      }),
      { numRuns: 400 },
    );
  });
});
