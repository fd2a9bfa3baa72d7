// Canonical printing of addresses and prefixes (RFC 5952), and parsing as its exact reverse.
import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress, formatPrefix } from '../../../shared/prefix/format.ts';
import { parseAddress, parsePrefix } from '../../../shared/prefix/parse.ts';
import type { Family } from '../../../shared/prefix/prefix.ts';
import { anyPrefix, anyValue } from './prefixes.ts';

test.each<[section: string, text: string, canonical: string]>([
  ['4.1', '2001:0db8::0001', '2001:db8::1'],
  ['4.2.1', '2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
  ['4.2.1', '2001:db8::0:1', '2001:db8::1'],
  ['4.2.2', '2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['4.2.3', '2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['4.2.3', '2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['4.3', '2001:DB8::ABCD', '2001:db8::abcd'],
])('RFC 5952, section %s: %s is printed as %s', (_, text, canonical) => {
  expect(formatAddress('ipv6', parseAddress(text).value)).toBe(canonical);
});

describe.each<Family>(['ipv4', 'ipv6'])('for random %s', (family) => {
  test('prefixes, parsing undoes printing', () => {
    fc.assert(
      fc.property(anyPrefix(family), (prefix) => {
        expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
      }),
    );
  });

  test('addresses, the printed form is the one that the WHATWG URL standard gives', () => {
    const host = (value: bigint) =>
      family === 'ipv4'
        ? `${value}`
        : `[${value
            .toString(16)
            .padStart(32, '0')
            .replace(/(.{4})(?=.)/g, '$1:')}]`;
    fc.assert(
      fc.property(anyValue(family), (value) => {
        const printed = new URL(`http://${host(value)}`).hostname.replace(/[[\]]/g, '');
        expect(formatAddress(family, value)).toBe(printed);
        expect(parseAddress(printed)).toEqual({ family, value });
      }),
      { numRuns: 1_000 },
    );
  });

  test('texts that are nearly addresses, the same ones are taken as by the runtime', () => {
    const characters = fc.constantFrom(...'0129af:.', '::', '');
    const mutants = fc
      .tuple(anyValue(family), fc.nat(40), fc.nat(2), characters, fc.boolean())
      .map(([value, at, cut, put, mixed]) => {
        const text = mixed ? `::${formatAddress('ipv4', value % 2n ** 32n)}` : formatAddress(family, value);
        const index = at % (text.length + 1);
        return text.slice(0, index) + put + text.slice(index + cut);
      });
    const isTaken = (text: string) => {
      try {
        return parseAddress(text).value >= 0n;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(mutants, (text) => {
        expect(isTaken(text), text).toBe(isIP(text) !== 0);
      }),
      { numRuns: 3_000 },
    );
  });
});
