// Raw JSON texts to put where they do not belong: other types, commands to a terminal, a shell, a sheet or a chat, paths,
// keys of every object, numbers that are none, and prefixes that must never be published.
import fc from 'fast-check';

/** Names of what every object has: harmless as data, harmful as a key. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

const WRONG_TYPES = ['null', 'true', 'false', '0', '-0', '1', '1.5', '[]', '{}', '[[]]', '""', '" "'];

const NUMBERS = ['1e999', '-1e999', '1e-999', 'NaN', '-Infinity', '0x10', '01', '9007199254740993', '"1e3"'];

/** Written as JSON escapes, and as the characters themselves. */
const COMMANDS = [
  'a\nb',
  'a\r\nb',
  'a\u0000b',
  '\u001b[2J\u001b]0;x\u0007',
  '\u009b31m',
  '\u202eTSE-1',
  '\u2066x\u2069',
  '\u200b',
  '\u00ad',
  '\u2028x\u2029',
  '\ufeffAMAZON',
  '\u{e0041}\u{e0042}',
  '\u{10ffff}\uffff\ue000',
  '\u115f\u3164\ufe0f',
  '\ud800',
  'x\udc00',
  '<!channel>',
  '<@U012AB3CD>',
  '<https://example.com|AWS>',
  '<img src=x onerror=alert(1)>',
  '=cmd()',
  '@SUM(1+1)',
  '+1',
  '../../../../current/x',
  '..\\..\\x',
  '/etc/passwd',
  '%2e%2e%2f',
  '$(reboot)',
  '`reboot`',
  '%s%n',
  '\u0661\u0662',
];

/** Reserved space, all of a space, prefixes that are too wide, and texts that are almost prefixes. */
export const PREFIXES: readonly string[] = [
  '0.0.0.0/0',
  '52.0.0.0/9',
  '52.128.0.0/12',
  '10.0.0.0/8',
  '127.0.0.1/32',
  '169.254.169.254/32',
  '192.168.1.0/24',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/0',
  '2000::/3',
  '2600::/20',
  '2406:da00::/30',
  'fd00::/8',
  'fe80::/10',
  '::1/128',
  '::ffff:10.0.0.0/104',
  '2002:a00::/24',
  '13.112.0.1/14',
  '2406:da14::1/36',
  ':::/4',
  '1:2:3:4:5:6:7:8:9/64',
  '13.34.0.0/16',
  '2406:da2f::/36',
];

/** Names of services and Regions: known, new, and of what every object has. */
export const NAMES: readonly string[] = [
  ...['AMAZON', 'EC2', 'S3', 'WORKSPACES_GATEWAYS', 'GLOBAL', 'ap-northeast-1', 'us-east-1', 'xx-new-1'],
  ...INHERITED,
];

/** Raw texts of JSON strings: each as it is escaped, and as it stands, which is no JSON where it holds a control. */
const strings = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    [JSON.stringify(text), `"${text}"`].filter((raw, at, all) => all.indexOf(raw) === at),
  );

const DEPTH = 100_000;
const LONG = 10_000_000;

/** Texts that are costly to make: made once, and seldom chosen. */
const HUGE = [
  '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  '['.repeat(DEPTH),
  `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`,
  `"${'A'.repeat(LONG)}"`,
  `"${'\\u001b'.repeat(LONG / 10)}"`,
  `"${'1'.repeat(LONG)}"`,
  `[${'0,'.repeat(250_000)}0]`,
];

/** Sync tokens and dates around a time: old, new, much too new, and not what they say. */
function times(token: number): readonly string[] {
  const date = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(0, 19);
  const near = [-86_400, -1, 0, 1, 3_600, 86_399, 86_401, 10 * 86_400].map((away) => token + away);
  return [
    ...near.flatMap((time) => [`"${time}"`, `${time}`, `"${time}.0"`, `"0${time}"`]),
    ...near.flatMap((time) => [`"${date(time)}Z"`, `"${date(time).replace(/[T:]/g, '-')}"`]),
    ...['"9999999999"', '"1000000000"', '"0000000000"', '"99999999999"', '"1e9"'],
    ...['"0000-01-01-00-00-00"', '"9999-12-31-23-59-59"', '"1970-01-01-00-00-00"', '"2024-02-30-00-00-00"'],
  ];
}

/** Any UTF-16 at all, halves of surrogate pairs included. */
const ANY_TEXT = fc
  .array(fc.nat(0xffff), { maxLength: 100 })
  .map((units) => JSON.stringify(String.fromCharCode(...units)));

/** A raw value for a document whose sync token is about `token`. */
export function hostileValue(token: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...WRONG_TYPES, ...NUMBERS) },
    { weight: 40, arbitrary: fc.constantFrom(...strings(COMMANDS)) },
    { weight: 40, arbitrary: fc.constantFrom(...strings(PREFIXES)) },
    { weight: 30, arbitrary: fc.constantFrom(...strings(NAMES)) },
    { weight: 30, arbitrary: fc.constantFrom(...times(token)) },
    { weight: 10, arbitrary: ANY_TEXT },
    { weight: 10, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom(...HUGE) },
  );
}

/** The raw text of a key. */
export const HOSTILE_KEY: fc.Arbitrary<string> = fc.constantFrom(
  ...INHERITED.map((name) => `"${name}"`),
  ...['"syncToken"', '"createDate"', '"prefixes"', '"ipv6_prefixes"', '"ip_prefix"', '"ipv6_prefix"'],
  ...['"service"', '"region"', '"network_border_group"', '"length"', '"0"', '""', '"\\ud800"', '1', 'null'],
);
