// Alerts of every kind, made by the product from changes that are made up here. Their channels are kept in test/cases/alerts.
import { digestMessage, releaseMessage } from '../../../shared/alerts/change-message.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { noticeMessage } from '../../../shared/alerts/notice-message.ts';
import { testMessage } from '../../../shared/alerts/test-message.ts';
import { namedOf, type Told } from '../../../shared/alerts/told.ts';
import type { AllowlistName } from '../../../shared/allowlist/allowlists.ts';
import type { AllowlistChange } from '../../../shared/allowlist/change.ts';
import type { Cidr } from '../../../shared/prefix/format.ts';
import type { Family } from '../../../shared/prefix/prefix.ts';
import type { ChangeDocument } from '../../../shared/release/change-document.ts';
import type { Advice } from '../../../shared/release/head.ts';
import type { Transport } from '../../../shared/requirements/requirement.ts';
import { TELLING } from '../../world/world.ts';

/** Told in Japan. */
const PLACE = { ...TELLING, timeZone: 'Asia/Tokyo' };

const TOKYO = 'ap-northeast-1';

const PORTS: Readonly<Partial<Record<AllowlistName, readonly Transport[]>>> = {
  streaming: [
    { protocol: 'tcp', ports: [443, 4172, 4195] },
    { protocol: 'udp', ports: [443, 4172, 4195, 50_002, 55_002] },
  ],
  'streaming-dcv': [
    { protocol: 'tcp', ports: [443, 4195] },
    { protocol: 'udp', ports: [443, 4195] },
  ],
  client: [
    { protocol: 'tcp', ports: [443] },
    { protocol: 'udp', ports: [443] },
  ],
  domains: [{ protocol: 'tcp', ports: [443] }],
};

const cidrs = (...texts: readonly string[]) => texts as readonly Cidr[];

interface Part {
  readonly name: AllowlistName;
  readonly family?: Family;
  readonly added?: readonly Cidr[];
  readonly addedAddresses?: string;
  readonly removed?: readonly Cidr[];
  readonly removedAddresses?: string;
  readonly region?: string;
}

const change = ({ name, region = TOKYO, family = 'ipv4', ...rest }: Part): AllowlistChange => ({
  region,
  name,
  family,
  added: [],
  removed: [],
  addedAddresses: '0',
  removedAddresses: '0',
  ...rest,
});

const list = (name: AllowlistName, region = TOKYO): ChangeDocument['lists'][number] => ({
  region,
  name,
  ports: PORTS[name] ?? [],
  prefixes: name === 'domains' ? { ipv4: 0, ipv6: 0 } : { ipv4: 5, ipv6: 1 },
  addresses: name === 'domains' ? { ipv4: '0', ipv6: '0' } : { ipv4: '3072', ipv6: String(2n ** 80n) },
  domains: name === 'domains' ? 33 : 0,
  files:
    name === 'domains' ? [`current/${region}/domains/domains.txt`] : [`current/${region}/${name}/ipv4.txt`],
});

/** A release of the feed that changed nothing, to be filled. */
const RELEASE: ChangeDocument = {
  seq: 7,
  syncToken: '1789712245',
  previousSyncToken: '1789625845',
  createDate: '2026-09-18T06:17:25Z',
  cause: 'feed',
  severity: 'action',
  previous: 6,
  pinnedTo: null,
  newAllowlists: [],
  allowlists: [],
  names: [],
  lists: [],
  leaving: [],
  exceptions: [],
  endedExceptions: [],
};

const OPEN: ChangeDocument = {
  ...RELEASE,
  allowlists: [
    change({ name: 'streaming', added: cidrs('18.180.188.0/22', '54.250.252.0/24'), addedAddresses: '1280' }),
    change({ name: 'streaming-dcv', added: cidrs('18.180.188.0/22'), addedAddresses: '1024' }),
  ],
  lists: [list('streaming'), list('streaming-dcv')],
};

const CLOSE: ChangeDocument = {
  ...RELEASE,
  seq: 8,
  cause: 'hold-expired',
  allowlists: [
    change({ name: 'streaming', removed: cidrs('3.114.164.0/22'), removedAddresses: '1024' }),
    change({
      name: 'streaming',
      family: 'ipv6',
      added: cidrs('2406:da14:800::/40'),
      addedAddresses: String(2n ** 88n),
    }),
  ],
  lists: [list('streaming')],
  leaving: [
    {
      region: TOKYO,
      name: 'streaming',
      family: 'ipv4',
      until: '2026-09-25T06:17:25Z',
      prefixes: cidrs('54.250.251.0/24'),
    },
    { region: TOKYO, name: 'streaming', family: 'ipv4', until: null, prefixes: cidrs('18.180.178.0/24') },
  ],
};

const NAMES: ChangeDocument = {
  ...RELEASE,
  seq: 9,
  cause: 'catalogue',
  names: [
    { region: TOKYO, name: 'domains', added: ['*.cdn.example.aws.com'], removed: ['old.example.aws.com'] },
  ],
  lists: [list('domains')],
};

const BASELINE: ChangeDocument = {
  ...RELEASE,
  seq: 1,
  cause: 'baseline',
  severity: 'baseline',
  previous: null,
  previousSyncToken: null,
  newAllowlists: [
    { region: TOKYO, name: 'domains' },
    { region: TOKYO, name: 'streaming' },
    { region: TOKYO, name: 'client' },
  ],
  lists: [list('domains'), list('streaming'), list('client')],
};

const EXCEPTION = {
  kind: 'exclude',
  prefix: '3.112.0.0/14' as Cidr,
  reason: 'blocked by the SOC, <!channel> & "why"',
  owner: 'network team',
  expires: '2027-03-31T00:00:00Z',
  regions: [TOKYO],
  allowlists: ['client'],
} as const;

const ROUTINE: ChangeDocument = {
  ...RELEASE,
  seq: 10,
  severity: 'routine',
  allowlists: [change({ name: 'client', added: cidrs('13.34.0.0/16'), addedAddresses: '65536' })],
  lists: [list('client')],
  exceptions: [EXCEPTION],
};

const ROLLBACK: ChangeDocument = {
  ...CLOSE,
  seq: 12,
  cause: 'approval',
  pinnedTo: 6,
  leaving: [],
  endedExceptions: [{ ...EXCEPTION, kind: 'include' }],
};

/** 5,000 prefixes in 26 Regions at once, and 60 names: nothing that AWS ever did. */
const FLOOD: ChangeDocument = {
  ...RELEASE,
  seq: 13,
  allowlists: Array.from({ length: 26 }, (_, index) => `xx-flood-${index + 1}`).flatMap((region) => [
    change({
      region,
      name: 'streaming',
      added: Array.from({ length: 150 }, (_, n) => `18.${n}.${region.slice(9)}.0/24` as Cidr),
      addedAddresses: String(150 * 256),
    }),
    change({
      region,
      name: 'client',
      removed: Array.from({ length: 43 }, (_, n) => `3.${n}.${region.slice(9)}.0/24` as Cidr),
      removedAddresses: String(43 * 256),
    }),
  ]),
  names: [
    {
      region: 'xx-flood-1',
      name: 'domains',
      added: Array.from({ length: 60 }, (_, n) => `name-${n}.example.com`),
      removed: [],
    },
  ],
  lists: Array.from({ length: 26 }, (_, index) => `xx-flood-${index + 1}`).flatMap((region) => [
    list('domains', region),
    list('streaming', region),
    list('client', region),
  ]),
};

const WAITS: Told = {
  topic: 'waits',
  kind: 'addition',
  selector: 'WORKSPACES_GATEWAYS ap-northeast-1',
  digest: '5f0c2a9be1d47733',
  since: 1_789_712_245,
  prefixes: namedOf(Array.from({ length: 41 }, (_, n) => `43.218.${n}.0/24`)),
  addresses: '10496',
  isReminder: false,
};

const DECIDED: Told = {
  topic: 'decided',
  decision: 'approve',
  who: '山田',
  subject: 'addition WORKSPACES_GATEWAYS ap-northeast-1',
  prefix: null,
  to: null,
  reason: '確認済み',
  ticket: 'NET-42',
};

const notice = (severity: Advice['severity'], told: Told) =>
  noticeMessage(`${told.topic}-1`, { severity, told }, PLACE);

/** Every notice: what is told, and how urgently. */
const NOTICES: readonly (readonly [string, Advice['severity'], Told])[] = [
  [
    'dropped',
    'health',
    { topic: 'dropped', reserved: namedOf(['252.0.0.0/10']), tooWide: namedOf(['3.0.0.0/8']) },
  ],
  ['waits-addition', 'approval', WAITS],
  ['waits-removal-reminder', 'approval', { ...WAITS, kind: 'removal', isReminder: true }],
  ['settled', 'approval', { topic: 'settled', digest: '5f0c2a9be1d47733' }],
  ['pinned', 'approval', { topic: 'pinned', to: 6, since: 1_789_712_245, until: null }],
  ['pinned-until', 'approval', { topic: 'pinned', to: 6, since: 1_789_712_245, until: 1_789_900_000 }],
  ['pin-over', 'approval', { topic: 'pin-over', to: 6 }],
  [
    'news',
    'health',
    {
      topic: 'news',
      findings: namedOf([
        { kind: 'gateway-not-documented', region: TOKYO, prefix: '18.180.188.0/22' as Cidr, foundIn: null },
        {
          kind: 'address-of-another-region',
          region: 'eu-west-3',
          prefix: '51.16.0.1/32' as Cidr,
          foundIn: 'il-central-1',
        },
        { kind: 'catalogue-old', date: '2026-09-18', days: 180 },
      ]),
    },
  ],
  [
    'unpublished',
    'health',
    { topic: 'unpublished', files: namedOf(['current/ap-northeast-1/web/', '…/pf-ipv4.txt']) },
  ],
  ['empty', 'health', { topic: 'empty', lists: namedOf(['us-west-2 streaming', 'us-west-2 web']) }],
  ['decided-approve', 'approval', DECIDED],
  ['decided-deny', 'approval', { ...DECIDED, decision: 'deny', ticket: null }],
  [
    'decided-release',
    'approval',
    { ...DECIDED, decision: 'release', prefix: '103.4.8.0/21', subject: `${TOKYO} client` },
  ],
  ['decided-rollback', 'approval', { ...DECIDED, decision: 'rollback', to: 6 }],
  ['decided-unpin', 'approval', { ...DECIDED, decision: 'unpin', to: 6 }],
  ['unverified', 'health', { topic: 'unverified', since: 1_789_712_245 }],
  ['verified', 'health', { topic: 'verified', at: 1_789_720_000 }],
  ['no-release', 'health', { topic: 'no-release', since: 1_789_712_245 }],
  ['lagging', 'health', { topic: 'lagging', since: 1_789_712_245, shown: 6, seq: 7 }],
  ['lagging-unseen', 'health', { topic: 'lagging', since: 1_789_712_245, shown: null, seq: 7 }],
  ['caught-up', 'health', { topic: 'caught-up', seq: 7 }],
  ...(['fits', 'nearly-full', 'does-not-fit'] as const).map(
    (fullness) =>
      [
        `capacity-${fullness}`,
        'health',
        {
          topic: 'capacity',
          region: TOKYO,
          name: 'client',
          consumer: 'Cisco CSDAC',
          limit: 10_000,
          used: 9_500,
          fullness,
        },
      ] as const,
  ),
  [
    'rejected',
    'health',
    { topic: 'rejected', problem: `feed: found "<b>&\u202e", expected a feed ${'x'.repeat(700)}` },
  ],
  [
    'ends',
    'health',
    { topic: 'ends', date: '2027-10-31', days: 90, requirements: ['pcoip-gateway-4172', 'turn-pcoip'] },
  ],
  [
    'channel-failed',
    'health',
    {
      topic: 'channel-failed',
      channel: 'Slack',
      problem: 'HTTP 404 no_service',
      subject: '[rangewatch action] 1 allowlist',
    },
  ],
];

/** Every alert by the name of its folder. */
export const MESSAGES: Readonly<Record<string, Message>> = {
  open: releaseMessage('release-7-0123456789abcdef', OPEN, [], PLACE),
  close: releaseMessage('release-8-0123456789abcdef', CLOSE, [], PLACE),
  names: releaseMessage('release-9-0123456789abcdef', NAMES, [], PLACE),
  baseline: releaseMessage('release-1-0123456789abcdef', BASELINE, [], PLACE),
  decided: releaseMessage(
    'release-7-0123456789abcdef',
    { ...OPEN, cause: 'approval' },
    [{ severity: 'approval', told: DECIDED }],
    PLACE,
  ),
  digest: digestMessage(
    'digest-10-11',
    ROUTINE,
    { ...ROUTINE, seq: 11, createDate: '2026-09-18T20:00:00Z' },
    [ROUTINE, { ...ROUTINE, seq: 11, cause: 'config' }],
    PLACE,
  ),
  rollback: releaseMessage('release-12-0123456789abcdef', ROLLBACK, [], PLACE),
  flood: releaseMessage('release-13-0123456789abcdef', FLOOD, [], PLACE),
  test: testMessage('test-1789712245', 'yuki', PLACE),
  ...Object.fromEntries(NOTICES.map(([name, severity, told]) => [name, notice(severity, told)])),
};
