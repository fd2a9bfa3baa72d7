// Set algebra: the laws that hold in all of both address spaces, and the edges where they are easily broken.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import type { Prefix } from '../../../shared/prefix/prefix.ts';
import {
  aggregate,
  contains,
  countAddresses,
  find,
  intersect,
  meets,
  ofFamily,
  perFamily,
  subtract,
} from '../../../shared/prefix/set.ts';
import { anyPrefixes, mixedPrefixes, prefixesOf, textOf } from './prefixes.ts';

const minimalSet = mixedPrefixes().map(aggregate);

/** A law for two minimal sets; members of the first are often in the second. */
function law(check: (a: readonly Prefix[], b: readonly Prefix[]) => void): void {
  const related = fc
    .tuple(minimalSet, minimalSet, fc.array(fc.nat(20), { maxLength: 4 }))
    .map(([a, b, shared]) => [a, aggregate([...b, ...shared.flatMap((i) => a.slice(i, i + 1))])] as const);
  fc.assert(fc.property(related, ([a, b]) => check(a, b)));
}

describe('laws', () => {
  test('aggregate is idempotent, and neither order nor copies matter', () => {
    fc.assert(
      fc.property(mixedPrefixes(), fc.array(fc.nat(20)), (input, swaps) => {
        const set = aggregate(input);
        const shuffled = [...input, ...swaps.flatMap((i) => input.slice(i, i + 1)), ...set].reverse();
        expect(aggregate(set)).toEqual(set);
        expect(aggregate(shuffled)).toEqual(set);
        expect(aggregate(new Set(shuffled))).toEqual(set);
      }),
    );
  });

  test('a set without itself, and the common part with nothing, are empty', () => {
    law((a) => {
      expect(subtract(a, a)).toEqual([]);
      expect(subtract([], a)).toEqual([]);
      expect(subtract(a, [])).toEqual(a);
      expect(intersect(a, [])).toEqual([]);
      expect(intersect([], a)).toEqual([]);
      expect(intersect(a, a)).toEqual(a);
    });
  });

  test('what remains and what is common make up the original, and share nothing', () => {
    law((a, b) => {
      const rest = subtract(a, b);
      const common = intersect(a, b);
      expect(aggregate([...rest, ...common])).toEqual(a);
      expect(intersect(rest, common)).toEqual([]);
      expect(countAddresses(rest) + countAddresses(common)).toBe(countAddresses(a));
    });
  });

  test('what was cut out comes back by union: (a − b) ∪ b = a ∪ b', () => {
    law((a, b) => {
      expect(aggregate([...subtract(a, b), ...b])).toEqual(aggregate([...a, ...b]));
    });
  });

  test('intersect is commutative, and is a − (a − b)', () => {
    law((a, b) => {
      expect(intersect(a, b)).toEqual(intersect(b, a));
      expect(intersect(a, b)).toEqual(subtract(a, subtract(a, b)));
    });
  });

  test('results of subtract and intersect are minimal: aggregating them changes nothing', () => {
    law((a, b) => {
      expect(aggregate(subtract(a, b))).toEqual(subtract(a, b));
      expect(aggregate(intersect(a, b))).toEqual(intersect(a, b));
    });
  });

  test('a prefix is contained exactly when cutting the set out of it leaves nothing', () => {
    law((a, b) => {
      for (const wanted of b) {
        expect(contains(a, wanted)).toBe(subtract([wanted], a).length === 0);
        expect(contains(a, wanted)).toBe(find(a, wanted) !== undefined);
      }
    });
  });

  test('a set meets a prefix exactly when they have something in common', () => {
    law((a, b) => {
      for (const prefix of b) expect(meets(a, prefix)).toBe(intersect(a, [prefix]).length > 0);
    });
  });

  test('the families do not meet, even where their numbers are the same', () => {
    const pair = fc.tuple(anyPrefixes('ipv4'), anyPrefixes('ipv6'));
    fc.assert(
      fc.property(pair, pair, ([a4, a6], [b4, b6]) => {
        const [left, right] = [aggregate([...a6, ...a4]), aggregate([...b6, ...b4])];
        expect(left).toEqual([...aggregate(a4), ...aggregate(a6)]);
        expect(ofFamily(left, 'ipv4')).toEqual(aggregate(a4));
        expect(ofFamily(left, 'ipv6')).toEqual(aggregate(a6));
        for (const operation of [subtract, intersect]) {
          expect(operation(left, right)).toEqual([
            ...operation(aggregate(a4), aggregate(b4)),
            ...operation(aggregate(a6), aggregate(b6)),
          ]);
        }
      }),
    );
  });
});

test.each<[what: string, input: string, minimal: string]>([
  ['nothing', '', ''],
  ['halves join', '10.0.0.0/25 10.0.0.128/25', '10.0.0.0/24'],
  ['neighbours that are no halves stay', '10.0.1.0/24 10.0.2.0/24', '10.0.1.0/24 10.0.2.0/24'],
  ['joining goes on upwards', '10.0.0.0/26 10.0.0.128/25 10.0.0.64/26', '10.0.0.0/24'],
  ['the wider one wins', '10.0.0.1/32 10.0.0.0/8 10.255.0.0/16', '10.0.0.0/8'],
  ['both halves of IPv4', '128.0.0.0/1 0.0.0.0/1', '0.0.0.0/0'],
  ['both halves of IPv6', '8000::/1 ::/1', '::/0'],
  ['all of both families', '::/0 0.0.0.0/0', '0.0.0.0/0 ::/0'],
  ['the last two addresses of IPv4', '255.255.255.255/32 255.255.255.254/32', '255.255.255.254/31'],
  ['the first two addresses of IPv6', '::1/128 ::/128', '::/127'],
  ['the same number twice', '::10.0.0.0/104 10.0.0.0/8', '10.0.0.0/8 ::a00:0/104'],
  ['the last of IPv4 and the first of IPv6', '255.255.255.255/32 ::/128', '255.255.255.255/32 ::/128'],
  ['by number, not by text', '9.0.0.0/8 100.0.0.0/8', '9.0.0.0/8 100.0.0.0/8'],
])('aggregate: %s', (_, input, minimal) => {
  expect(textOf(aggregate(prefixesOf(input)))).toBe(minimal);
});

test.each<[from: string, holes: string, rest: string]>([
  ['10.0.0.0/24', '10.0.0.0/25', '10.0.0.128/25'],
  ['10.0.0.0/30', '10.0.0.1/32', '10.0.0.0/32 10.0.0.2/31'],
  ['10.0.0.0/30', '10.0.0.0/32 10.0.0.3/32', '10.0.0.1/32 10.0.0.2/32'],
  ['10.0.0.0/24 10.0.2.0/24', '10.0.1.0/24 10.0.3.0/24', '10.0.0.0/24 10.0.2.0/24'],
  ['0.0.0.0/0', '128.0.0.0/1', '0.0.0.0/1'],
  ['0.0.0.0/0 ::/0', '0.0.0.0/0', '::/0'],
  ['0.0.0.0/0 ::/0', '::/0', '0.0.0.0/0'],
  ['10.0.0.0/8', '::10.0.0.0/104', '10.0.0.0/8'],
])('subtract: %s without %s', (from, holes, rest) => {
  expect(textOf(subtract(prefixesOf(from), prefixesOf(holes)))).toBe(rest);
});

test('one address out of everything leaves one block of each length', () => {
  const lengths = (all: string, one: string) =>
    subtract(prefixesOf(all), prefixesOf(one)).map(({ length }) => length);
  const oneTo = (width: number) => Array.from({ length: width }, (_, i) => i + 1);
  expect(lengths('0.0.0.0/0', '255.255.255.255/32')).toEqual(oneTo(32));
  expect(lengths('0.0.0.0/0', '0.0.0.0/32')).toEqual(oneTo(32).reverse());
  expect(lengths('::/0', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128')).toEqual(oneTo(128));
  expect(lengths('::/0', '::/128')).toEqual(oneTo(128).reverse());
});

test('counts are exact beyond what a double holds', () => {
  expect(countAddresses([])).toBe(0n);
  expect(countAddresses(prefixesOf('192.0.2.1/32 ::1/128'))).toBe(2n);
  expect(countAddresses(prefixesOf('0.0.0.0/0 ::/0'))).toBe(
    4_294_967_296n + 340282366920938463463374607431768211456n,
  );
});

test('find looks in the right family and gives the member itself', () => {
  const set = prefixesOf('10.0.0.0/8 192.0.2.0/24 ::/1 8000::/128');
  const found = (text: string) =>
    textOf([find(set, parsePrefix(text))].filter((member) => member !== undefined));
  expect(found('10.0.0.0/8')).toBe('10.0.0.0/8');
  expect(found('10.255.255.255/32')).toBe('10.0.0.0/8');
  expect(found('::10.0.0.0/104')).toBe('::/1');
  expect(found('10.0.0.0/7')).toBe('');
  expect(found('9.255.255.255/32')).toBe('');
  expect(found('192.0.3.0/24')).toBe('');
  expect(found('8000::/127')).toBe('');
  expect(found('0.0.0.0/0')).toBe('');
});

test('perFamily makes one thing for each family, IPv4 first', () => {
  expect(Object.entries(perFamily((family) => `${family}!`))).toEqual([
    ['ipv4', 'ipv4!'],
    ['ipv6', 'ipv6!'],
  ]);
});
