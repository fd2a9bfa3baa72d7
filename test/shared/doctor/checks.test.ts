// Every check of the doctor, fine and otherwise, as functions of what was observed; and its words in both languages.
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/alerts/words/say.ts';
import { CHECKS, type CheckId } from '../../../shared/doctor/checks.ts';
import { diagnose } from '../../../shared/doctor/diagnose.ts';
import type { State } from '../../../shared/doctor/finding.ts';
import type { MachineSight, Sight, SiteSight, Subscription } from '../../../shared/doctor/sight.ts';
import { STACK_ALARM_NAMES, type StackAlarm } from '../../../shared/doctor/stack-alarms.ts';
import type { Sha256 } from '../../../shared/release/keys.ts';
import { FIRST_TOKEN } from '../../world/feeds.ts';

const NOW = FIRST_TOKEN;
const MACHINE: MachineSight = {
  folder: '/srv/.rangewatch',
  start: { kind: 'runs', url: 'http://127.0.0.1:8420' },
  source: 'live',
  key: { kind: 'whole' },
  channels: { kind: 'seen', value: ['e-mail', 'Slack'] },
  alerts: { kind: 'seen', value: { unsent: 0, undelivered: 0 } },
};
const answered = (key: string, status: number, cacheControl: string | null = 'public, max-age=60') =>
  ({ kind: 'answered', key, status, cacheControl }) as const;
const SITE: SiteSight = {
  host: 'lists.example',
  isTls: true,
  version: answered('version.json', 200),
  file: answered('current/a/b/ipv4.txt', 200),
  missing: answered('current/none', 404),
};
const failing = (why: string) => ({ kind: 'failed', key: 'version.json', why }) as const;
const version = (verifiedAt: string, expires = '2026-01-01T23:00:00Z') => ({
  seq: 3,
  syncToken: String(FIRST_TOKEN),
  verifiedAt,
  expires,
  manifest: 'a'.repeat(64) as Sha256,
});
const YOUNG = version('2025-12-31T22:00:01Z');
const NAMED = 'b'.repeat(64) as Sha256;
const seen = <T>(value: T) => ({ kind: 'seen', value }) as const;
const unseen = (why: string) => ({ kind: 'unseen', why }) as const;
const published = (document = YOUNG, latest = document, found = seen<string>(NAMED)) => ({
  version: seen(document),
  latest: seen({ version: latest, files: new Map() }),
  file: { key: 'current/a/b/ipv4.txt', named: NAMED, found },
});
const WAITING = {
  digest: 'abcdef0123456789'.repeat(4),
  kind: 'addition',
  selector: 'WORKSPACES_GATEWAYS ap-northeast-1',
  since: NOW - 3_600,
  deniedAt: null,
  prefixes: ['18.180.178.0/24'],
  addresses: '256',
} as const;
const answer = (more: object) =>
  ({
    kind: 'seen',
    value: { seq: 3, waiting: [], held: [], pin: null, ...more },
  }) as unknown as Sight['approvals'];
const PIN = { toSeq: 2, since: NOW - 60, until: null };
const FEED_TOPIC = 'arn:aws:sns:us-east-1:806199016981:AmazonIpSpaceChanged';
const ARN = 'arn:aws:sns:ap-northeast-1:111122223333:alerts';
const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  topicArn: ARN,
  protocol: 'email',
  email: 'net@example.com',
  state: 'confirmed',
  ...more,
});
const topic = (...subscriptions: readonly Subscription[]) => ({ arn: ARN, ...seen(subscriptions) });
const feedTopic = (...subscriptions: readonly Subscription[]) => ({
  region: 'us-east-1',
  ...seen(subscriptions),
});
const machine = (more: Partial<MachineSight>): Partial<Sight> => ({ machine: { ...MACHINE, ...more } });
const site = (more: Partial<SiteSight>): Partial<Sight> => ({ site: { ...SITE, ...more } });

const stack = (changed?: StackAlarm): Partial<Sight> => {
  const alarms = STACK_ALARM_NAMES.map((name) => ({ name, state: 'quiet', isTold: true }) as const);
  const shown = alarms.map((alarm) => (alarm.name === changed?.name ? changed : alarm));
  return { aws: { stack: { name: 'rangewatch-prod', alarms: seen(shown) } } };
};

const CASES: readonly (readonly [CheckId, State | 'none', Partial<Sight>, string])[] = [
  ['start', 'fine', machine({}), '127.0.0.1:8420'],
  ['start', 'problem', machine({ start: { kind: 'never' } }), '/srv/.rangewatch'],
  ['start', 'problem', machine({ start: { kind: 'stopped' } }), 'no start'],
  ['start', 'problem', machine({ start: { kind: 'silent', why: 'ETIMEDOUT' } }), 'ETIMEDOUT'],
  ['start', 'none', {}, ''],
  ['source', 'fine', machine({}), "AWS's feed"],
  ['source', 'problem', machine({ source: 'sample' }), 'sample'],
  ['source', 'problem', machine({ source: 'file' }), 'recorded'],
  ['source', 'problem', machine({ source: undefined }), 'no note'],
  ['source', 'none', machine({ start: { kind: 'never' } }), ''],
  ['key', 'fine', machine({}), 'signing key'],
  ['key', 'problem', machine({ key: { kind: 'none' } }), 'no signing key'],
  ['key', 'problem', machine({ key: { kind: 'public-only' } }), 'missing'],
  ['key', 'problem', machine({ key: { kind: 'broken', why: 'another text' } }), 'another text'],
  ['key', 'problem', machine({ key: { kind: 'open', file: '/srv/k' } }), 'others'],
  ['channels', 'fine', machine({}), 'e-mail, Slack'],
  ['channels', 'unknown', machine({ channels: seen([]) }), 'terminal only'],
  ['channels', 'problem', machine({ channels: unseen('ALERT_TO: nothing') }), 'ALERT_TO'],
  ['alerts', 'fine', machine({}), 'no alert'],
  ['alerts', 'problem', machine({ alerts: seen({ unsent: 2, undelivered: 0 }) }), 'not sent: 2'],
  ['alerts', 'problem', machine({ alerts: seen({ unsent: 0, undelivered: 1 }) }), 'channel: 1'],
  ['alerts', 'none', machine({ alerts: unseen('busy') }), ''],
  ['connection', 'fine', site({}), 'https'],
  ['connection', 'fine', site({ isTls: false }), 'on this machine'],
  ['connection', 'problem', site({ version: failing('CERT_HAS_EXPIRED') }), 'certificate'],
  ['connection', 'problem', site({ version: failing('UNABLE_TO_VERIFY_LEAF_SIGNATURE') }), 'certificate'],
  ['connection', 'problem', site({ version: failing('ERR_TLS_CERT_ALTNAME_INVALID') }), 'certificate'],
  ['connection', 'problem', site({ version: failing('ECONNREFUSED') }), 'no answer: ECONNREFUSED'],
  ['version', 'fine', { published: published() }, 'release 3'],
  ['version', 'problem', { published: { ...published(), version: unseen('HTTP 403') } }, 'HTTP 403'],
  ['expires', 'fine', { published: published() }, '2026-01-01T23:00:00Z'],
  [
    'expires',
    'problem',
    { published: published(version('2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z')) },
    'expired',
  ],
  ['expires', 'unknown', { published: published(), ...machine({ source: 'sample' }) }, 'played'],
  ['age', 'fine', { published: published() }, '119 min'],
  ['age', 'problem', { published: published(version('2025-12-31T22:00:00Z')) }, '2 h'],
  ['age', 'problem', { published: published(version('2025-12-29T00:00:00Z')) }, '3 days'],
  ['age', 'fine', { published: published(version('2026-01-01T00:05:00Z')) }, '0 min'],
  ['age', 'problem', { published: published(version('2026-01-01T00:05:01Z')) }, 'future'],
  ['age', 'none', { published: published(), ...machine({ source: 'file' }) }, ''],
  ['latest', 'fine', { published: published() }, 'same release'],
  [
    'latest',
    'problem',
    { published: published(YOUNG, { ...YOUNG, seq: 2 }) },
    'release 2, expected release 3',
  ],
  ['latest', 'problem', { published: { ...published(), latest: unseen('no object') } }, 'no object'],
  ['file', 'fine', { published: published() }, 'ipv4.txt'],
  ['file', 'problem', { published: published(YOUNG, YOUNG, seen('c'.repeat(64))) }, 'cccc, not with bbbb'],
  [
    'file',
    'problem',
    { published: { ...published(), file: { key: 'k', named: NAMED, found: unseen('HTTP 500') } } },
    'HTTP 500',
  ],
  ['file', 'problem', { published: { ...published(), file: undefined } }, 'no list'],
  ['missing', 'fine', site({}), '404'],
  ['missing', 'problem', site({ missing: answered('k', 403) }), '403: PAN-OS'],
  ['missing', 'problem', site({ missing: answered('k', 401) }), '401: PAN-OS'],
  ['missing', 'problem', site({ missing: answered('k', 200) }), '200 in place'],
  ['missing', 'problem', site({ missing: answered('k', 302) }), '302 in place'],
  ['missing', 'unknown', site({ missing: failing('ECONNRESET') }), 'ECONNRESET'],
  ['cache', 'fine', site({}), 'max-age=60'],
  ['cache', 'problem', site({ version: answered('version.json', 200, null) }), 'version.json has no'],
  ['cache', 'problem', site({ file: answered('current/x', 200, null) }), 'current/x has no'],
  ['cache', 'fine', site({ version: answered('version.json', 200, 'max-age=900') }), '900'],
  ['cache', 'problem', site({ version: answered('version.json', 200, 'max-age=60, s-maxage=901') }), '901'],
  ['cache', 'none', site({ version: failing('x'), file: undefined }), ''],
  ['signature', 'fine', { signature: { kind: 'holds' } }, 'holds'],
  ['signature', 'problem', { signature: { kind: 'wrong', why: 'another key' } }, 'another key'],
  ['signature', 'unknown', { signature: { kind: 'unread', why: 'HTTP 500' } }, 'HTTP 500'],
  ['signature', 'unknown', { signature: { kind: 'unasked' } }, 'not checked'],
  ['function', 'fine', { functionName: 'f', approvals: answer({}) }, 'f answers'],
  ['function', 'problem', { functionName: 'f', approvals: { kind: 'refused', why: 'boom' } }, 'boom'],
  ['function', 'unknown', { functionName: 'f', approvals: unseen('no credentials') }, 'no credentials'],
  ['function', 'none', { approvals: answer({}) }, ''],
  ['approvals', 'fine', { approvals: answer({}) }, 'nothing waits'],
  ['approvals', 'fine', { approvals: answer({ waiting: [{ ...WAITING, deniedAt: NOW }] }) }, 'nothing waits'],
  [
    'approvals',
    'problem',
    { approvals: answer({ waiting: [WAITING] }) },
    '1, the oldest since 2025-12-31T23:00:00Z',
  ],
  ['approvals', 'unknown', { approvals: unseen('store-busy') }, 'store-busy'],
  ['approvals', 'none', { approvals: unseen('x'), functionName: 'f' }, ''],
  ['pin', 'fine', { approvals: answer({}) }, 'not pinned'],
  ['pin', 'fine', { approvals: answer({ pin: { ...PIN, until: NOW } }) }, 'not pinned'],
  ['pin', 'problem', { approvals: answer({ pin: { ...PIN, until: NOW + 1 } }) }, '2026-01-01T00:00:01Z'],
  ['pin', 'problem', { approvals: answer({ pin: PIN }) }, 'until a person unpins them'],
  ['alerts-topic', 'fine', { alertsTopic: topic(subscription()) }, '1'],
  ['alerts-topic', 'problem', { alertsTopic: topic() }, 'nobody'],
  ['alerts-topic', 'problem', { alertsTopic: topic(subscription({ state: 'deleted' })) }, 'nobody'],
  [
    'alerts-topic',
    'problem',
    { alertsTopic: topic(subscription({ protocol: 'sqs' }), subscription({ state: 'pending' })) },
    'net@example.com',
  ],
  ['alerts-topic', 'problem', { alertsTopic: { arn: ARN, kind: 'absent' } }, ARN],
  ['alerts-topic', 'unknown', { alertsTopic: { arn: ARN, ...unseen('denied') } }, 'denied'],
  ['feed-topic', 'fine', { feedTopic: feedTopic(subscription({ topicArn: FEED_TOPIC })) }, 'is subscribed'],
  ['feed-topic', 'problem', { feedTopic: feedTopic(subscription()) }, 'us-east-1'],
  [
    'feed-topic',
    'problem',
    { feedTopic: feedTopic(subscription({ topicArn: FEED_TOPIC, state: 'pending' })) },
    'no confirmed',
  ],
  ['feed-topic', 'unknown', { feedTopic: { region: 'us-east-1', ...unseen('denied') } }, 'denied'],
  ['feed-topic', 'unknown', { aws: {} }, 'not looked for'],
  ['alarms', 'unknown', { aws: {} }, 'not looked at'],
  ['alarms', 'fine', stack(), 'of 13'],
  ['alarms', 'problem', stack({ name: 'lag', state: 'raised', isTold: true }), 'raised alarms: lag'],
  ['alarms', 'problem', stack({ name: 'outbox', state: 'quiet', isTold: false }), 'tell nobody: outbox'],
  ['alarms', 'unknown', stack({ name: 'approval', state: 'blind', isTold: true }), 'without data: approval'],
  [
    'alarms',
    'problem',
    { aws: { stack: { name: 'other', alarms: seen([]) } } },
    'no alarm of the stack other',
  ],
  ['alarms', 'unknown', { aws: { stack: { name: 'other', alarms: unseen('denied') } } }, 'denied'],
  ['alarms', 'none', {}, ''],
];

it.each(CASES)('%s: %s', (id, state, sight, words) => {
  const [finding, another] = diagnose({ now: NOW, ...sight }, 'en').filter((each) => each.id === id);
  expect(another).toBeUndefined();
  expect(finding?.state ?? 'none').toBe(state);
  expect(finding?.seen ?? '').toContain(words);
  // Whatever is not fine says what to do, and what is fine asks for nothing.
  expect(finding?.todo === undefined).toBe(state === 'fine' || state === 'none');
});

it('each check was seen fine, and each was seen otherwise', () => {
  const checks = Object.keys(CHECKS);
  const inState = (...states: readonly string[]) =>
    CASES.filter(([, state]) => states.includes(state)).map(([id]) => id);
  expect(checks.filter((id) => !(inState('fine') as string[]).includes(id))).toEqual([]);
  expect(checks.filter((id) => !(inState('problem', 'unknown') as string[]).includes(id))).toEqual([]);
});

it('no text is left with braces, and each Japanese one is Japanese', () => {
  for (const [, , sight] of CASES) {
    const [english = [], japanese = []] = LANGUAGES.map((lang) => diagnose({ now: NOW, ...sight }, lang));
    expect(japanese.map(({ id, state }) => [id, state])).toEqual(english.map(({ id, state }) => [id, state]));
    for (const { seen: text, todo = '' } of english) expect(text + todo).not.toMatch(/[{}]/);
    for (const { id, seen: text, todo } of japanese) {
      expect(text + (todo ?? '')).not.toMatch(/[{}]/);
      expect(text, id).toMatch(/[぀-ヿ一-鿿]/);
    }
  }
});

it('problems come first, then what is unknown, then what is fine', () => {
  const sight = { now: NOW, ...machine({ channels: seen([]), alerts: seen({ unsent: 1, undelivered: 0 }) }) };
  expect(diagnose(sight, 'en').map(({ state }) => state)).toEqual([
    'problem',
    'unknown',
    'fine',
    'fine',
    'fine',
  ]);
});

it('what is filled in is not filled in again', () => {
  const [finding] = diagnose({ now: NOW, functionName: '{why}', approvals: unseen('{name}') }, 'en');
  expect(finding?.seen).toBe('the function {why} could not be asked: {name}');
});
