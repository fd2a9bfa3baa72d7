// A comparison of texts with small lists: what is missing, and what each rule is good for.
import { describe, expect, test } from 'vitest';
import { compareRules } from '../../../shared/compare/compare.ts';
import { type Needed, neededList } from '../../../shared/compare/needed.ts';
import { readRules } from '../../../shared/compare/read-rules.ts';
import { LISTS, RULES, ruleWith } from '../request/changes.ts';

const ANY_DIRECTORY = ruleWith({ en: 'Login pages', ja: 'ログイン' }, ['*.awsapps.com']);
const rules = [
  ...RULES,
  {
    ...ANY_DIRECTORY,
    destination: {
      ...ANY_DIRECTORY.destination,
      remarks: [{ name: '*.awsapps.com', isDerived: false, isForAnyDirectory: true, note: null }],
    },
  },
];
const [STREAMING, DOMAINS] = LISTS;
const WIDE = { ...STREAMING, allowlist: 'client', prefixes: { ipv4: ['60.0.0.0/10'], ipv6: [] } };

/** Needed: 60.41.0.0/22, 2a0b::/36, *.awsapps.com and sign.example.aws; 60.0.0.0/10 of `client` is optional. */
const NEEDED: Needed = {
  region: 'ap-northeast-1',
  syncToken: '1',
  createDate: '2025-10-16T11:58:24Z',
  lists: [neededList(STREAMING, rules), neededList(DOMAINS, rules), neededList(WIDE, rules, true)],
};

const ALL = '60.41.0.0/22\n2a0b::/36\n*.awsapps.com\nsign.example.aws';
const missing = (text: string) =>
  compareRules(readRules(text), NEEDED).missing.map(({ destination }) => destination);

describe('missing', () => {
  test.each([
    ['nothing, where all is there', ALL, []],
    ['everything, where nothing is', '', ['60.41.0.0/22', '2a0b::/36', '*.awsapps.com', 'sign.example.aws']],
    ['the rest of a part', ALL.replace('60.41.0.0/22', '60.41.0.0/24'), ['60.41.1.0/24', '60.41.2.0/23']],
    ['nothing, where rules together cover it', ALL.replace('/22', '/23\n60.41.2.0-60.41.3.255'), []],
    ['nothing, where a rule is wider', ALL.replace('60.41.0.0/22', '60.40.0.0/14'), []],
    ['nothing, where a rule covers everything', `0.0.0.0/0\n::/0\n${ALL.replace(/.*\/.*\n/g, '')}`, []],
    ['nothing, where a wildcard covers the name', ALL.replace('sign.example.aws', '*.example.aws'), []],
    ['nothing, where one directory stands for all', ALL.replace('*.awsapps', 'd-1.awsapps'), []],
    ['the name, where only one below it is there', ALL.replace('sign.', 'x.sign.'), ['sign.example.aws']],
    ['the name, where one ends like it', ALL.replace('sign.', 'notsign.'), ['sign.example.aws']],
    ['the name, where one differs in its first letter', ALL.replace('sign.', 'xign.'), ['sign.example.aws']],
    [
      'the name, where a wildcard is for names below it',
      ALL.replace('sign.', '*.sign.'),
      ['sign.example.aws'],
    ],
    ['what is only in a comment', ALL.replace('sign', '# sign'), ['sign.example.aws']],
  ])('%s', (_, text, expected) => {
    expect(missing(text)).toEqual(expected);
  });

  test('comes with its list, its addresses, its ports and its reason', () => {
    expect(compareRules(readRules(''), NEEDED).missing[0]).toEqual({
      allowlist: 'streaming',
      destination: '60.41.0.0/22',
      addresses: '1024',
      ports: STREAMING.ports,
      reason: { en: 'Gateways', ja: 'ゲートウェイ' },
    });
  });
});

test.each([
  ['60.41.0.0/22', 'needed', ['60.41.0.0/22'], '0'],
  ['60.41.1.0/24', 'needed', ['60.41.1.0/24'], '0'],
  ['60.40.0.0/15', 'wider', ['60.41.0.0/22'], '130048'],
  ['60.41.3.0 - 60.41.4.255', 'wider', ['60.41.3.0/24'], '256'],
  ['60.50.0.0/16', 'optional', [], '65536'],
  ['61.0.0.0/16', 'unneeded', [], '65536'],
  ['60.0.0.0/8', 'everything', ['60.41.0.0/22'], '16776192'],
  ['0.0.0.0/0', 'everything', ['60.41.0.0/22'], '4294966272'],
  ['::/0', 'everything', ['2a0b::/36'], String(2n ** 128n - 2n ** 92n)],
  ['10.0.0.0/8', 'private', [], '16777216'],
  ['192.168.1.7', 'private', [], '1'],
  ['fe80::1', 'private', [], '1'],
  ['sign.example.aws', 'needed', ['sign.example.aws'], ''],
  ['*.example.aws', 'wider', ['sign.example.aws'], ''],
  ['d-1.awsapps.com', 'needed', ['*.awsapps.com'], ''],
  ['*.awsapps.com', 'needed', ['*.awsapps.com'], ''],
  ['other.example.com', 'unneeded', [], ''],
])('%s is %s', (text, verdict, covers, more) => {
  const { judged } = compareRules(readRules(text), NEEDED);
  expect(judged).toMatchObject([{ verdict, covers, more }]);
});

test('a rule names the lists that have some of it', () => {
  const { judged } = compareRules(readRules('60.41.0.0/24\n60.50.0.0/16\n61.0.0.0/8'), NEEDED);
  expect(judged.map(({ allowlists }) => allowlists)).toEqual([['streaming', 'client'], ['client'], []]);
});

test('ports that are needed and named nowhere are told, unless the text names none at all', () => {
  const ports = (text: string) => compareRules(readRules(text), NEEDED).portsNotNamed;
  expect(ports('60.41.0.0/22')).toEqual([]);
  expect(ports('60.41.0.0/22 port 443')).toEqual([4195]);
  expect(ports('60.41.0.0/22 port 443 4195')).toEqual([]);
});
