// What a request asks for: every destination of a change in the Region and its lists, each protocol in a row of its own.
import { expect, test } from 'vitest';
import { requestOfChange, requestOfLists } from '../../../shared/request/request.ts';
import { CHANGE, LISTS, RULES, ruleWith } from './changes.ts';

const HOME = 'ap-northeast-1';
const brief = ({ rows }: ReturnType<typeof requestOfChange>) =>
  rows.map(({ action, destination, protocol, ports, addresses }) =>
    [action, destination, protocol, ports.join(' '), addresses].join(' | '),
  );

test('a change is what it adds and removes in the Region and the lists of the profile', () => {
  expect(brief(requestOfChange(CHANGE, HOME, RULES))).toEqual([
    'open | 60.41.4.0/22 | tcp | 443 4195 | 1024',
    'open | 60.41.4.0/22 | udp | 4195 | 1024',
    'open | 60.41.9.7/32 | tcp | 443 4195 | 1',
    'open | 60.41.9.7/32 | udp | 4195 | 1',
    'open | 2a0b::/48 | tcp | 443 4195 | 2^80',
    'open | 2a0b::/48 | udp | 4195 | 2^80',
    'open | sign.example.aws | tcp | 443 | ',
    'close | 60.41.8.0/24 | tcp | 443 4195 | 256',
    'close | 60.41.8.0/24 | udp | 4195 | 256',
    'close | old.example | tcp | 443 8443 | ',
  ]);
});

test('a name has the ports of its rules; one that no rule has, or whose rule documents none, those of its list', () => {
  const silent = [ruleWith({ en: 'TURN', ja: 'TURN' }, ['sign.example.aws'], { transports: [] })];
  const names = (rules: typeof RULES) =>
    brief(requestOfChange(CHANGE, HOME, rules)).filter((row) => row.includes('sign'));
  expect(names(RULES)).toEqual(['open | sign.example.aws | tcp | 443 | ']);
  expect(names(silent)).toEqual(['open | sign.example.aws | tcp | 443 8443 | ']);
  expect(names([])).toEqual(['open | sign.example.aws | tcp | 443 8443 | ']);
});

test('each row says why and by what word of AWS', () => {
  const { rows } = requestOfChange(CHANGE, HOME, RULES);
  expect(rows[0]).toMatchObject({
    reason: { en: 'Gateways', ja: 'ゲートウェイ' },
    sources: ['ip-ranges.json, syncToken 1760615904 (2025-10-16T11:58:24Z)', 'The page (2026-09)'],
  });
  // This rule has no UDP: the row of UDP does not give it as its reason.
  expect(rows[1]?.reason).toEqual({ en: 'streaming', ja: 'streaming' });
  expect(rows[6]).toMatchObject({ reason: { en: 'Sign-in' }, sources: ['The page (2026-09)'] });
});

test('rules of other interfaces, and those that only old clients need, are no reason', () => {
  const name = ['sign.example.aws'];
  const others = [
    ruleWith({ en: 'Old', ja: '旧' }, name, { status: { kind: 'legacy', note: { en: '', ja: '' } } }),
    ruleWith({ en: 'Inside', ja: '内' }, name, { interface: 'workspace-primary' }),
  ];
  const row = requestOfChange(CHANGE, HOME, others).rows.find(({ destination }) =>
    name.includes(destination),
  );
  expect(row?.reason.en).toBe('domains');
});

test('lists that are new in a change are named, since it has nothing of what is in them', () => {
  expect(requestOfChange(CHANGE, HOME, RULES).newLists).toEqual(['health-check']);
  expect(requestOfChange(CHANGE, HOME, RULES, ['web', 'client']).newLists).toEqual(['web']);
  expect(brief(requestOfChange(CHANGE, HOME, RULES, ['client']))).toEqual([
    'open | 60.1.0.0/16 | tcp | 443 4195 | 65536',
    'open | 60.1.0.0/16 | udp | 4195 | 65536',
  ]);
});

test('a baseline is all that the lists open, by the newest of their feeds', () => {
  const request = requestOfLists(LISTS, RULES);
  expect(request).toMatchObject({ kind: 'baseline', region: HOME, syncToken: '1760615904', seq: null });
  expect(brief(request)).toEqual([
    'open | 60.41.0.0/22 | tcp | 443 4195 | 1024',
    'open | 60.41.0.0/22 | udp | 4195 | 1024',
    'open | 2a0b::/36 | tcp | 443 4195 | 2^92',
    'open | 2a0b::/36 | udp | 4195 | 2^92',
    'open | *.awsapps.com | tcp | 443 | ',
    'open | sign.example.aws | tcp | 443 | ',
  ]);
});
