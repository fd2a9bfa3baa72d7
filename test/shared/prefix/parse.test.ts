// Strict parsing of addresses and prefixes: what is taken, what is refused, and why.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../shared/error.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePrefix, parsePrefixOrAddress } from '../../../shared/prefix/parse.ts';
import type { Family } from '../../../shared/prefix/prefix.ts';
import { refusalOf } from '../feed/refusal.ts';

describe('a prefix is taken', () => {
  test.each<[text: string, family: Family, first: bigint, length: number, canonical: string]>([
    ['0.0.0.0/0', 'ipv4', 0n, 0, '0.0.0.0/0'],
    ['192.0.2.0/24', 'ipv4', 0xc0000200n, 24, '192.0.2.0/24'],
    ['192.0.2.1/32', 'ipv4', 0xc0000201n, 32, '192.0.2.1/32'],
    ['255.255.255.255/32', 'ipv4', 0xffffffffn, 32, '255.255.255.255/32'],
    ['::/0', 'ipv6', 0n, 0, '::/0'],
    ['::1/128', 'ipv6', 1n, 128, '::1/128'],
    ['2001:DB8::/32', 'ipv6', 0x20010db8n << 96n, 32, '2001:db8::/32'],
    ['2001:0db8:0000:0000:0000:0000:0000:0000/32', 'ipv6', 0x20010db8n << 96n, 32, '2001:db8::/32'],
    ['::ffff:192.0.2.0/120', 'ipv6', 0xffffc0000200n, 120, '::ffff:c000:200/120'],
    ['64:ff9b::192.0.2.33/128', 'ipv6', (0x64ff9bn << 96n) | 0xc0000221n, 128, '64:ff9b::c000:221/128'],
    ['1:2:3:4:5:6:1.2.3.4/128', 'ipv6', 0x00010002000300040005000601020304n, 128, '1:2:3:4:5:6:102:304/128'],
    ['1:2:3:4:5:6:7::/112', 'ipv6', 0x00010002000300040005000600070000n, 112, '1:2:3:4:5:6:7:0/112'],
    ['::2:3:4:5:6:7:8/128', 'ipv6', 0x00000002000300040005000600070008n, 128, '0:2:3:4:5:6:7:8/128'],
  ])('%s', (text, family, first, length, canonical) => {
    expect(parsePrefix(text)).toEqual({ family, first, length });
    expect(formatPrefix(parsePrefix(text))).toBe(canonical);
  });

  test('an address alone is the prefix of that address only where that is asked for', () => {
    expect(parsePrefixOrAddress('192.0.2.1')).toEqual(parsePrefix('192.0.2.1/32'));
    expect(parsePrefixOrAddress('2001:db8::1')).toEqual(parsePrefix('2001:db8::1/128'));
    expect(parsePrefixOrAddress('192.0.2.0/24')).toEqual(parsePrefix('192.0.2.0/24'));
    expect(refusalOf(() => parsePrefixOrAddress('192.0.2.1/24')).code).toBe('prefix-host-bits');
  });
});

const REFUSED: Readonly<Partial<Record<Code, readonly string[]>>> = {
  'prefix-length-missing': ['', '192.0.2.1', '2001:db8::', 'tokyo', ' '],
  'prefix-length': [
    ...['1.2.3.4/33', '1.2.3.4/128', '::1/129', '::/999999999999999999999', '0.0.0.0/', '::/'],
    ...['0.0.0.0/-1', '0.0.0.0/+8', '10.0.0.0/8.0', '10.0.0.0/0x8', '10.0.0.0/8e0', '10.0.0.0/255.0.0.0'],
    ...['10.0.0.0/8/8', '10.0.0.0/٨', '10.0.0.0/８'],
  ],
  'prefix-leading-zero': [
    '010.0.0.0/8',
    '10.00.0.0/8',
    '10.0.0.01/32',
    '10.0.0.0/08',
    '::/00',
    '::01.2.3.4/128',
  ],
  'prefix-octet': [
    '256.1.1.1/32',
    '1.1.1.999/32',
    '1.1.1.1000/32',
    '99999999999.1.1.1/32',
    '::256.1.1.1/128',
  ],
  'prefix-host-bits': [
    '10.0.0.1/8',
    '192.0.2.128/24',
    '0.0.0.1/0',
    '2001:db8::1/32',
    '::1/0',
    '::ffff:1.2.3.4/96',
  ],
  'prefix-zone': ['fe80::%eth0/64', 'fe80::1%1/128', '::1%/128', '1.2.3.4%0/32'],
  'prefix-blank': [
    ' 10.0.0.0/8',
    '10. 0.0.0/8',
    '10.0.0.0 /8',
    '\t10.0.0.0/8',
    '10.0\n.0.0/8',
    '\u{a0}10.0.0.0/8',
  ],
  'prefix-syntax': [
    ...[
      '/24',
      '/',
      'tokyo/24',
      '1.2.3/24',
      '1.2.3.4.5/32',
      '1..2.3/32',
      '.1.2.3/32',
      '1.2.3./32',
      '16909060/32',
    ],
    ...[
      '+1.2.3.4/32',
      '1.-2.3.4/32',
      '0x7f.0.0.1/32',
      '1.2.3.4e0/32',
      '1.2.3.٤/32',
      '１.2.3.4/32',
      '1。2。3。4/32',
    ],
    ...[
      ':::/64',
      '::::/64',
      ':/64',
      ':1::/64',
      '1:::2/64',
      '1::2::3/64',
      ':1:2:3:4:5:6:7/128',
      '1:2:3:4:5:6:7:/128',
    ],
    ...['1:2:3:4:5:6:7/128', '1:2:3:4:5:6:7:8:9/128', '1:2:3:4:5:6:7:8::/128', '::1:2:3:4:5:6:7:8/128'],
    ...[
      '12345::/64',
      '2001:00db8::/32',
      '::g/128',
      '::-1/128',
      '::+1/128',
      '::0x1/128',
      '::１/128',
      '[::]/0',
    ],
    ...['::1.2.3/128', '::1.2.3.4.5/128', '1.2.3.4::/128', '::1.2.3.4:5/128', '1:2:3:4:5:6:7:1.2.3.4/128'],
    ...['1:2:3:4:5:1.2.3.4/128', '::ffff:0x1.2.3.4/128', '::1.2.3.-4/128'],
  ],
};

describe.each(Object.entries(REFUSED))('%s', (code, texts) => {
  test.each(texts)('%j', (text) => {
    const refusal = refusalOf(() => parsePrefix(text));
    expect(refusal.code).toBe(code);
    // As it stands, up to the length: that is what a person searches the feed for.
    const printable = /^[ -~]+/.exec(text.replace(/\/.*/s, ''))?.[0] ?? '';
    expect(refusal.message).toContain(`"${printable}`);
  });
});

test.each(['10.0.0.0/8 ', '10.0.0.0/ 8', '10.0.0.0/8\n', '10.0.0.0/8\r', '10.0.0.0/\u{a0}8', '::/0\t'])(
  'a blank beside the length is refused: %j',
  (text) => {
    expect(refusalOf(() => parsePrefix(text)).code).toMatch(/^prefix-(?:blank|length)$/);
  },
);

describe('the message of a refusal', () => {
  test('is bounded, whatever the text', () => {
    for (const part of ['1', '1.', ':', '1:', '::', '%', ' ', '/', '0']) {
      const refusal = refusalOf(() => parsePrefix(`${part.repeat(100_000)}/24`));
      expect(refusal.message.length).toBeLessThan(300);
    }
  });

  test.each([
    ['a line feed', '10.0.0.0\nok/8', '\\n'],
    ['an escape sequence', '\u{1b}[2J/8', '\\u001b'],
    ['a C1 control', '\u{9b}2J/8', '\\u009b'],
    ['delete', '\u{7f}/8', '\\u007f'],
    ['a mark that turns the direction', '\u{202e}8/0.0.0.01', '\\u202e'],
    ['an isolate', '\u{2066}10.0.0.0/8', '\\u2066'],
    ['a line separator', '10.0.0.0\u{2028}/8', '\\u2028'],
    ['a zero-width space', '10.0.0.0\u{200b}/8', '\\u200b'],
    ['a byte order mark', '\u{feff}10.0.0.0/8', '\\ufeff'],
    ['a quotation mark', '"10.0.0.0/8', '\\"'],
    ['half of a surrogate pair', '\u{d83d}/8', '\\ud83d'],
  ])('shows %s escaped, on one line', (_, text, shown) => {
    expect(refusalOf(() => parsePrefix(text)).message).toContain(shown);
  });
});

test('any text at all is a prefix that prints to itself or is refused with a prefix code', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-f:./%]{0,45}$/));
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const prefix = parsePrefix(text);
        expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
      } catch {
        expect(refusalOf(() => parsePrefix(text)).code).toMatch(/^prefix-/);
      }
    }),
  );
});
