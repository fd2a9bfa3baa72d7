// What a text of somebody's rules is taken for: whatever form it has, and what is not taken is said.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRules } from '../../../shared/compare/read-rules.ts';
import { formatAddress, formatPrefix } from '../../../shared/prefix/format.ts';
import { endOf } from '../../../shared/prefix/prefix.ts';
import { prefixesOfRange } from '../../../shared/prefix/range.ts';
import { aggregate } from '../../../shared/prefix/set.ts';
import { anyPrefix } from '../prefix/prefixes.ts';

/** Everything that was taken of a text, in order: prefixes of a rule with commas between, names. */
function taken(text: string): readonly string[] {
  const { addresses, names, unread } = readRules(text);
  expect(unread).toEqual([]);
  return [
    ...addresses.map(({ prefixes }) => prefixes.map(formatPrefix).join(',')),
    ...names.map(({ name }) => name),
  ];
}

describe('addresses', () => {
  test.each([
    ['18.180.178.0/24', ['18.180.178.0/24']],
    ['18.180.178.7', ['18.180.178.7/32']],
    ['1.2.3.4, 5.6.7.8;9.10.11.12', ['1.2.3.4/32', '5.6.7.8/32', '9.10.11.12/32']],
    ['"18.180.178.0/24","TCP"', ['18.180.178.0/24']],
    ['<td>18.180.178.0/24</td>', ['18.180.178.0/24']],
    ['許可18.180.178.0/24まで。', ['18.180.178.0/24']],
    ['１８．１８０．１７８．０／２４', ['18.180.178.0/24']],
    ['18.180.178.0\u00a0255.255.255.0', ['18.180.178.0/24']],
    ['network-object 3.114.164.0 255.255.252.0', ['3.114.164.0/22']],
    ['network-object host 18.178.102.247', ['18.178.102.247/32']],
    ['permit tcp any 3.114.164.0 0.0.3.255 eq 4172', ['3.114.164.0/22']],
    ['route 3.114.164.0 mask 255.255.252.0', ['3.114.164.0/22']],
    ['3.114.164.0/255.255.252.0', ['3.114.164.0/22']],
    ['"3.114.164.0","255.255.252.0"', ['3.114.164.0/22']],
    ['set subnet 3.114.164.0 255.255.252.0', ['3.114.164.0/22']],
    ['18.178.102.247 255.255.255.255', ['18.178.102.247/32']],
    ['18.178.102.247 0.0.0.0', ['18.178.102.247/32']],
    ['0.0.0.0 0.0.0.0', ['0.0.0.0/0']],
    ['0.0.0.0 255.255.255.255', ['0.0.0.0/0']],
    ['18.178.102.247 54.64.174.128', ['18.178.102.247/32', '54.64.174.128/32']],
    ['18.180.178.0 - 18.180.178.255', ['18.180.178.0/24']],
    ['18.180.178.0-18.180.178.255', ['18.180.178.0/24']],
    ['18.180.178.0-255', ['18.180.178.0/24']],
    ['18.180.178.0 – 18.180.181.255', ['18.180.178.0/23,18.180.180.0/23']],
    ['18.180.178.0 ～ 18.180.178.255', ['18.180.178.0/24']],
    ['18.180.178.0から18.180.178.255', ['18.180.178.0/24']],
    ['address-range 18.180.178.0 to 18.180.178.255', ['18.180.178.0/24']],
    ['range 18.180.178.0 18.180.178.255', ['18.180.178.0/24']],
    ['set start-ip 18.180.178.0\n        set end-ip 18.180.178.255', ['18.180.178.0/24']],
    ['- 1.2.3.4\n- 5.6.7.8', ['1.2.3.4/32', '5.6.7.8/32']],
    ['18.180.178.*', ['18.180.178.0/24']],
    ['54.250.*', ['54.250.0.0/16']],
    ['54.250.*.*', ['54.250.0.0/16']],
    ['10.0.0.1:443', ['10.0.0.1/32']],
    ['2406:da24:28::/48', ['2406:da24:28::/48']],
    ['2406:DA24:0028:0:0:0:0:1', ['2406:da24:28::1/128']],
    ['[2406:da24:28::1]:443', ['2406:da24:28::1/128']],
    ['2406:da24:28::1 - 2406:da24:28::2', ['2406:da24:28::1/128,2406:da24:28::2/128']],
    ['::/0', ['::/0']],
  ])('%s', (text, expected) => {
    expect(taken(text)).toEqual(expected);
  });

  test.each([
    ['18.180.178.5/24', 'host-bits', '18.180.178.0/24'],
    ['18.180.178.5 255.255.255.0', 'host-bits', '18.180.178.0/24'],
    ['18.180.178.9 0.0.0.255', 'host-bits', '18.180.178.0/24'],
    ['18.180.178.*', 'wildcard', '18.180.178.0/24'],
    ['2406:da24:28::1/48', 'host-bits', '2406:da24:28::/48'],
    ['18.180.178.0/24', undefined, '18.180.178.0/24'],
  ])('%s is taken, and how is said: %s', (text, how, prefix) => {
    const [rule] = readRules(text).addresses;
    expect([rule?.taken, rule?.prefixes.map(formatPrefix)]).toEqual([how, [prefix]]);
  });

  test.each([
    ['256.1.1.1/24', 'octet'],
    ['1.2.3.4/33', 'length'],
    ['1.2.3.4/024', 'leading-zero'],
    ['018.180.178.0/24', 'leading-zero'],
    ['10.0.0/24', 'syntax'],
    ['1.2.3.4.5', 'syntax'],
    ['2406:da24:28::/129', 'length'],
    ['2406::da24::1', 'syntax'],
    ['18.180.178.255 - 18.180.178.0', 'backward'],
    ['18.180.178.9-5', 'backward'],
    ['18.180.178.0-999', 'octet'],
    ['18.180.178.0 - 2406:da24::1', 'syntax'],
    ['3.114.164.0 255.0.255.0', 'mask'],
    ['3.114.164.0/255.255.0.255', 'mask'],
    ['54.*.1.2', 'wildcard'],
    ['*.foo.*.com', 'wildcard'],
    ['foo..example.com', 'syntax'],
    ['deny ip any 18.180.178.0 255.255.255.0', 'denied'],
    ['no network-object host 18.178.102.247', 'denied'],
    ['-A OUTPUT -d 18.180.178.0/24 -j DROP', 'denied'],
    ['block out to 18.180.178.0/24', 'denied'],
    ['[!18.180.178.0/24]', 'denied'],
    ['# 18.180.178.0/24', 'comment'],
    ['permit any # was 18.180.178.0/24', 'comment'],
    ['! network 18.180.178.0/24', 'comment'],
    ['access-list 1 remark', undefined],
    ['remark 18.180.178.0/24', 'comment'],
  ])('%s is not taken: %s', (text, why) => {
    const { addresses, names, unread } = readRules(text);
    expect([addresses, names]).toEqual([[], []]);
    expect(unread.map((each) => each.why)).toEqual(why === undefined ? [] : [why]);
  });
});

describe('numbers of a list', () => {
  test.each([
    ['①3.114.164.0/22', ['3.114.164.0/22']],
    ['①54.250.251.0/24', ['54.250.251.0/24']],
    ['⑴54.250.251.0/24⑵3.114.164.0/22', ['54.250.251.0/24', '3.114.164.0/22']],
    ['⒈54.250.251.0/24', ['54.250.251.0/24']],
    ['❶54.250.251.0/24', ['54.250.251.0/24']],
    ['㉑3.114.164.0/22', ['3.114.164.0/22']],
    ['①54.250.251.0②255.255.255.0', ['54.250.251.0/32', '255.255.255.0/32']],
    ['54.250.251.0/2①', ['0.0.0.0/2']],
    ['18.180.178.0/24¹', ['18.180.178.0/24']],
    ['1️⃣3.114.164.0/22', ['3.114.164.0/22']],
    ['①ab::/16', ['ab::/16']],
    ['Ⓐfoo.example.com', ['foo.example.com']],
    ['ⅰfoo.example.com', ['foo.example.com']],
    ['（１）５４．２５０．２５１．０／２４', ['54.250.251.0/24']],
    ['１ 54.250.251.0/24', ['54.250.251.0/24']],
    ['１）54.250.251.0/24', ['54.250.251.0/24']],
  ])('%s', (text, expected) => {
    const { addresses, names } = readRules(text);
    expect([
      ...addresses.map(({ prefixes }) => prefixes.map(formatPrefix).join()),
      ...names.map(({ name }) => name),
    ]).toEqual(expected);
  });

  test.each([
    '１．54.250.251.0/24',
    '1.54.250.251.0/24',
    '１．５４．２５０．２５１．０／２４',
    '１．54.250.251.0 255.255.255.0',
  ])('%s may be meant in two ways, so it is not taken', (text) => {
    const { addresses, unread } = readRules(text);
    expect([addresses, unread.map(({ why }) => why)]).toEqual([[], ['syntax']]);
  });

  test('no character but a digit, plain or wide, becomes a part of an address', () => {
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/\d/.test(character.normalize('NFKC')) || /[０-９]/.test(character)) continue;
      for (const [text, expected] of [
        [`${character}4.250.251.0/22`, '4.250.248.0/22'],
        [`54.250.251.0/2${character}`, '0.0.0.0/2'],
      ] as const) {
        const [rule] = readRules(text).addresses;
        if (rule === undefined) continue;
        expect([text, rule.prefixes.map(formatPrefix)]).toEqual([text, [expected]]);
      }
      expect([character, readRules(`${character}4.250.251.0/22`).addresses.length]).toEqual([character, 1]);
    }
  });

  test('neither hides that a line denies, nor that it is a comment', () => {
    expect(readRules('①no network-object host 18.178.102.247').unread).toMatchObject([{ why: 'denied' }]);
    expect(readRules('①# 18.178.102.247').unread).toMatchObject([{ why: 'comment' }]);
    expect([...readRules('①443 ②4172').numbers]).toEqual([443, 4172]);
  });
});

describe('names', () => {
  test.each([
    ['drp-nrt.amazonworkspaces.com', ['drp-nrt.amazonworkspaces.com']],
    ['https://D32I4GD7PG4909.cloudfront.net/prod/<region>/<directory ID>', ['d32i4gd7pg4909.cloudfront.net']],
    ['https://s3.amazonaws.com/workspaces/AppCast.xml', ['s3.amazonaws.com']],
    ['turn:*.us-east-1.rdn.amazonaws.com', ['*.us-east-1.rdn.amazonaws.com']],
    ['https://<directory id>.awsapps.com/', ['*.awsapps.com']],
    ['{directory}.awsapps.com', ['*.awsapps.com']],
    ['d-90670.awsapps.com:443', ['d-90670.awsapps.com']],
    ['dstdomain .amazonworkspaces.com', ['*.amazonworkspaces.com']],
    ['ap-northeast-1.signin.aws.', ['ap-northeast-1.signin.aws']],
    ['接続先drp-nrt.amazonworkspaces.comを許可', ['drp-nrt.amazonworkspaces.com']],
    ['*.awsapps.com、*.amazon.com', ['*.awsapps.com', '*.amazon.com']],
    ['1.2.3.4.example.com', ['1.2.3.4.example.com']],
  ])('%s', (text, expected) => {
    expect(taken(text)).toEqual(expected);
  });

  test.each([
    'ip-ranges.json',
    'see node.js',
    'tls.sni',
    'ver2.5.11',
    '2020.07.24',
    'x@mail.example.com',
    '06:17:25',
    '00:1b:63:84:45:e6',
    'AWS::EC2::PrefixList',
    'std::string',
  ])('%s is neither an address nor a name', (text) => {
    expect(readRules(text)).toMatchObject({ addresses: [], names: [], unread: [], otherLines: [1] });
  });
});

test.each([
  ['permit ip any any', 'any'],
  ['any', 'any'],
  ['access-list out extended permit tcp any4 any6 eq 443', 'any'],
  ['deny ip any any', undefined],
  ['! permit ip any any', undefined],
  ['many companies', undefined],
])('%s says nothing that is compared, and is not passed over in silence: %s', (text, why) => {
  const { addresses, unread, otherLines } = readRules(`WorkSpaces\n${text}\n300.1.1.1\n`);
  expect(addresses).toEqual([]);
  expect(unread).toEqual([
    ...(why === undefined ? [] : [{ line: 2, text, why }]),
    { line: 3, text: '300.1.1.1', why: 'octet' },
  ]);
  expect(otherLines).toEqual(why === undefined ? [1, 2] : [1]);
});

test('a line with any and a destination is about the destination', () => {
  expect(readRules('permit tcp any host 18.178.102.247')).toMatchObject({ unread: [], otherLines: [] });
});

test('every line with something in it is accounted for', () => {
  const { addresses, names, unread, otherLines, numbers } = readRules(
    'WorkSpaces\r\n\r\n18.180.178.0/24 tcp 4172\r\na.example.com\r\n300.1.1.1\r\nport 443, 4195\r\n',
  );
  expect([addresses, names, unread].map((each) => each.map(({ line }) => line))).toEqual([[3], [4], [5]]);
  expect(otherLines).toEqual([1, 6]);
  expect([...numbers]).toEqual([4172, 443, 4195]);
});

test('any prefix is read from every way to write it', () => {
  fc.assert(
    fc.property(fc.oneof(anyPrefix('ipv4'), anyPrefix('ipv6')), (prefix) => {
      const { family, first } = prefix;
      const cidr = formatPrefix(prefix);
      const range = `${formatAddress(family, first)} - ${formatAddress(family, endOf(prefix) - 1n)}`;
      const mask = formatAddress('ipv4', (0xffff_ffffn << BigInt(32 - prefix.length)) & 0xffff_ffffn);
      const forms = [
        cidr,
        range,
        // 0.0.0.0 255.255.255.255 is how routers write any.
        ...(family === 'ipv4' && prefix.length > 0 && !(first === 0n && prefix.length === 32)
          ? [`${cidr.split('/')[0]} ${mask}`]
          : []),
      ];
      for (const form of forms) expect([form, taken(`permit ${form} ok`)]).toEqual([form, [cidr]]);
    }),
  );
});

test('a range is exactly its addresses, in the fewest prefixes', () => {
  const address = fc.bigInt({ min: 0n, max: 0xffff_ffffn });
  fc.assert(
    fc.property(address, address, (a, b) => {
      const [first, last] = a < b ? [a, b] : [b, a];
      const prefixes = prefixesOfRange('ipv4', first, last);
      expect(aggregate(prefixes)).toEqual(prefixes);
      let next = first;
      for (const prefix of prefixes) {
        expect(prefix.first).toBe(next);
        next = endOf(prefix);
      }
      expect(next).toBe(last + 1n);
    }),
  );
});

test('no text, however strange, is an error or takes long', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.:/-*abfcom <>{}#!\n,"あ') }), (text) => {
      const { addresses, names, unread, otherLines } = readRules(text);
      const lines = new Set([...addresses, ...names, ...unread].map(({ line }) => line));
      for (const line of otherLines) expect(lines.has(line)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
  for (const piece of [
    '1.',
    '1:',
    'a.',
    '*',
    '::',
    '1.2.3.4 ',
    '1.2.3.4-',
    'a.com ',
    'a-',
    '1.2.3.4/',
    '# ',
    '\n',
    '<',
    '{',
  ])
    readRules(piece.repeat(50_000));
});
