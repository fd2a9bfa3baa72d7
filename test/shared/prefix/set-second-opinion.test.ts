// Set algebra on the whole of both address spaces, against a library of the field that was written by others.
import { containsCidr, excludeCidr, mergeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import {
  comparePrefixes,
  covers,
  type Family,
  halvesOf,
  joinHalves,
  overlaps,
  type Prefix,
} from '../../../shared/prefix/prefix.ts';
import { aggregate, contains, countAddresses, intersect, subtract } from '../../../shared/prefix/set.ts';
import { anyPrefix, anyPrefixes } from './prefixes.ts';

/** First and last addresses as the other library reads them, in order. */
function rangesOf(cidrs: readonly string[]): readonly (readonly [first: bigint, last: bigint])[] {
  return cidrs
    .map((cidr) => parseCidr(cidr))
    .map(({ start, end }) => [start, end] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

const texts = (prefixes: readonly Prefix[]): string[] => prefixes.map(formatPrefix);

describe.each<Family>(['ipv4', 'ipv6'])('%s', (family) => {
  const lists = anyPrefixes(family);

  test('a printed prefix is the same range of addresses to both', () => {
    fc.assert(
      fc.property(anyPrefix(family), (prefix) => {
        const size = countAddresses([prefix]);
        expect(rangesOf(texts([prefix]))).toEqual([[prefix.first, prefix.first + size - 1n]]);
      }),
    );
  });

  test('aggregate is mergeCidr', () => {
    fc.assert(
      fc.property(lists, (input) => {
        expect(rangesOf(texts(aggregate(input)))).toEqual(rangesOf(mergeCidr(texts(input))));
      }),
    );
  });

  test('subtract is excludeCidr', () => {
    fc.assert(
      fc.property(lists, lists, (from, holes) => {
        const rest = subtract(aggregate(from), aggregate(holes));
        expect(rangesOf(texts(rest))).toEqual(rangesOf(excludeCidr(texts(from), texts(holes))));
      }),
    );
  });

  test('intersect is what excludeCidr cuts out', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const common = intersect(aggregate(a), aggregate(b));
        const outside = excludeCidr(texts(a), texts(b));
        expect(rangesOf(texts(common))).toEqual(rangesOf(excludeCidr(texts(a), outside)));
        expect(common.length > 0).toBe(overlapCidr(texts(a), texts(b)));
      }),
    );
  });

  test('contains is containsCidr', () => {
    fc.assert(
      fc.property(anyPrefixes(family, 30), anyPrefix(family), (input, wanted) => {
        const merged = mergeCidr(texts(input));
        expect(contains(aggregate(input), wanted)).toBe(containsCidr(merged, formatPrefix(wanted)));
      }),
    );
  });

  test('covers and overlaps of two prefixes are containsCidr and overlapCidr', () => {
    fc.assert(
      fc.property(anyPrefix(family), anyPrefix(family), (a, b) => {
        const [left, right] = [formatPrefix(a), formatPrefix(b)];
        expect(covers(a, b)).toBe(containsCidr(left, right));
        expect(overlaps(a, b)).toBe(overlapCidr(left, right));
      }),
    );
  });

  test('two halves join to what they are halves of, and nothing else joins', () => {
    fc.assert(
      fc.property(anyPrefix(family), anyPrefix(family), (a, b) => {
        const halves = halvesOf(a);
        if (halves !== undefined) expect(joinHalves(...halves)).toEqual(a);
        const merged = mergeCidr(texts([a, b]));
        const joins = merged.length === 1 && !overlaps(a, b);
        const [low, high] = [a, b].sort(comparePrefixes);
        const joined = low !== undefined && high !== undefined ? joinHalves(low, high) : undefined;
        expect(rangesOf(joined === undefined ? [] : texts([joined]))).toEqual(joins ? rangesOf(merged) : []);
      }),
    );
  });
});

test('prefixes of two families never cover each other and never join', () => {
  fc.assert(
    fc.property(anyPrefix('ipv4'), anyPrefix('ipv6'), (a, b) => {
      expect([covers(a, b), covers(b, a), overlaps(a, b)]).toEqual([false, false, false]);
      expect([joinHalves(a, b), joinHalves(b, a)]).toEqual([undefined, undefined]);
      expect(comparePrefixes(a, b)).toBeLessThan(0);
    }),
  );
});
