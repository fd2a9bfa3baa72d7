// The one-pass reader against the plain one: it reads exactly the texts that printing gives, and reads them alike.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCanonical } from '../../../shared/prefix/canonical.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePlainly } from '../../../shared/prefix/parse.ts';
import type { Family, Prefix } from '../../../shared/prefix/prefix.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { anyPrefix } from './prefixes.ts';

/** What the plain reader and the printer say of a text. */
function plainly(text: string): Prefix | undefined {
  try {
    const prefix = parsePlainly(text);
    return formatPrefix(prefix) === text ? prefix : undefined;
  } catch {
    return undefined;
  }
}

test.each([
  ...['::/0', '::1/128', '1::/16', '2600:1f14::/35', '1:0:0:2::/64', '2001:db8:0:1:1:1:1:1/128', '0.0.0.0/0'],
  ...['1::1:0:0:1/128', '0:1::/32', '0:0:1::/48', '1:2:3:4:5:6:7:8/128', '255.255.255.255/32'],
])('%s is read', (text) => {
  expect(plainly(text)).toBeDefined();
  expect(readCanonical(text)).toEqual(plainly(text));
});

test.each([
  ...[
    '',
    '/',
    ':/0',
    ':::/0',
    '::',
    '::/',
    '1:/16',
    ':1/128',
    '1:::2/128',
    '1::2::/64',
    '::1::/128',
    '1/8',
    '/8',
  ],
  ...[
    '1:2:3:4:5:6:7::/112',
    '0:0:1:0:0:0:0:0/128',
    '1:0:0:1:0:0:0:1/128',
    '1::1:0:0:0:1/128',
    '2001:DB8::/32',
  ],
  ...[
    '1:2:3:4:5:6:7:8::/128',
    '1:2:3:4:5:6:7:8:9/128',
    '1:0::2/128',
    '10000::/16',
    '1::g/128',
    '::/129',
    '::/00',
  ],
  ...[
    '1.2.3/24',
    '1.2.3.4.5/32',
    '1..2.3/32',
    '01.2.3.4/32',
    '256.0.0.0/8',
    '10.0.0.1/8',
    '1.2.3.4/33',
    '1.2.3.4/',
  ],
  ...[
    '1.2.3.4/032',
    '10.0.0.0/8/8',
    '10.0.0.0/8 ',
    '1.2.3.4:/32',
    '1:2.3.4/32',
    '::1.2.3.4/128',
    'a.b.c.d/32',
  ],
])('%j is left to the plain reader', (text) => {
  expect(plainly(text)).toBeUndefined();
  expect(readCanonical(text)).toBeUndefined();
});

describe.each<Family>(['ipv4', 'ipv6'])('for random %s', (family) => {
  test('prefixes, what is printed is read', () => {
    fc.assert(
      fc.property(anyPrefix(family), (prefix) => {
        expect(readCanonical(formatPrefix(prefix))).toEqual(prefix);
      }),
      { numRuns: 2_000 },
    );
  });

  test('texts that are nearly canonical, both say the same', () => {
    const characters = fc.constantFrom(...'0129afF:./', '::', '0:', ':0', '');
    const mutants = fc
      .tuple(anyPrefix(family), fc.nat(45), fc.nat(2), characters)
      .map(([prefix, at, cut, put]) => {
        const text = formatPrefix(prefix);
        const index = at % (text.length + 1);
        return text.slice(0, index) + put + text.slice(index + cut);
      });
    fc.assert(
      fc.property(mutants, (text) => {
        expect(readCanonical(text), text).toEqual(plainly(text));
      }),
      { numRuns: 5_000 },
    );
  });
});

test('of any text at all, both say the same', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9a-f:./]{0,45}$/));
  fc.assert(
    fc.property(texts, (text) => {
      expect(readCanonical(text), text).toEqual(plainly(text));
    }),
    { numRuns: 2_000 },
  );
});

describeWithRealData("AWS's newest file", (folder) => {
  test('has nothing but canonical text, read as the plain reader does', () => {
    const feed: {
      readonly prefixes: { ip_prefix: string }[];
      readonly ipv6_prefixes: { ipv6_prefix: string }[];
    } = JSON.parse(new TextDecoder().decode(fullFeed(folder, '1767158304.json.br')));
    const texts = [
      ...feed.prefixes.map(({ ip_prefix }) => ip_prefix),
      ...feed.ipv6_prefixes.map(({ ipv6_prefix }) => ipv6_prefix),
    ];
    expect(texts.length).toBeGreaterThan(10_000);
    for (const text of texts) expect(readCanonical(text), text).toEqual(parsePlainly(text));
  });
});
