// Alerts of every kind: those that a world sends as it goes on, one of each topic, and one far larger than any real one.
import type { ProgramMessage } from '../../../shared/alerts/alert.ts';
import { alertOf } from '../../../shared/alerts/alert.ts';
import { releaseMessage } from '../../../shared/alerts/change-message.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { noticeMessage } from '../../../shared/alerts/notice-message.ts';
import type { Told } from '../../../shared/alerts/told.ts';
import { LANGUAGES } from '../../../shared/alerts/words/say.ts';
import { defineConfig } from '../../../shared/config.ts';
import type { Cidr } from '../../../shared/prefix/format.ts';
import type { ChangeDocument } from '../../../shared/release/change-document.ts';
import { BASE, entry, varied } from '../../world/feeds.ts';
import { manyGateways, settle, take } from '../../world/settling.ts';
import { makeWorld, TELLING } from '../../world/world.ts';

/** How people in Japan are told. */
export const PLACE = { ...TELLING, timeZone: 'Asia/Tokyo' };

/** What a world sends: a first release, an action, a digest, something that waits, a rollback, exceptions. */
export async function worldMessages(): Promise<readonly ProgramMessage[]> {
  const world = makeWorld();
  const config = defineConfig({
    regions: ['ap-northeast-1'],
    allowlists: ['streaming', 'client', 'web'],
    formats: ['plain', 'json'],
    include: [
      {
        prefix: '52.95.30.0/24',
        allowlists: ['streaming'],
        reason: 'a test lab',
        owner: 'net@example.com',
        expires: '2026-03-31',
      },
    ],
  });
  await take(world, 0, BASE, config);
  await take(world, 1, [...BASE, entry('18.246.0.0/24', 'WORKSPACES_GATEWAYS')], config);
  await take(
    world,
    2,
    [...BASE, entry('18.246.0.0/24', 'WORKSPACES_GATEWAYS'), entry('13.34.0.0/16')],
    config,
  );
  await world.nextDay();
  await take(world, 30, [...BASE, ...manyGateways(41)], config);
  await take(world, 31, varied(BASE, { without: ['3.115.0.0/22'] }), config);
  await settle(world, { kind: 'rollback', seq: 1, until: null }, config);
  return world.alerts.map(({ json }) => JSON.parse(json) as ProgramMessage);
}

const SINCE = 1_767_225_600;
const SOME = { named: ['192.0.2.0/24', '198.51.100.0/24'], all: 12 };

/** One of each topic. */
export const TOLD: readonly Told[] = [
  { topic: 'dropped', reserved: SOME, tooWide: { named: [], all: 0 } },
  {
    topic: 'waits',
    kind: 'addition',
    selector: 'WORKSPACES_GATEWAYS ap-northeast-1 ipv4',
    digest: 'abcdef01',
    since: SINCE,
    prefixes: SOME,
    addresses: '512',
    isReminder: true,
  },
  { topic: 'settled', digest: 'abcdef01' },
  { topic: 'pinned', to: 3, since: SINCE, until: null },
  { topic: 'pinned', to: 3, since: SINCE, until: SINCE + 3_600 },
  { topic: 'pin-over', to: 3 },
  {
    topic: 'news',
    findings: {
      named: [
        { kind: 'catalogue-old', date: '2026-01-01', days: 180 },
        { kind: 'region-new', region: 'xx-north-1', prefix: null, foundIn: null },
        {
          kind: 'address-of-another-region',
          region: 'il-central-1',
          prefix: '51.44.204.0/22' as Cidr,
          foundIn: 'eu-west-3',
        },
      ],
      all: 3,
    },
  },
  { topic: 'empty', lists: { named: ['ap-northeast-1/web'], all: 1 } },
  { topic: 'unpublished', files: { named: ['…/pf-ipv4.txt'], all: 1 } },
  {
    topic: 'decided',
    decision: 'release',
    who: 'yuki',
    subject: 'ap-northeast-1/streaming',
    prefix: '192.0.2.0/24',
    to: null,
    reason: 'not used',
    ticket: 'NET-7',
  },
  { topic: 'unverified', since: SINCE },
  { topic: 'no-release', since: SINCE },
  { topic: 'verified', at: SINCE },
  { topic: 'lagging', since: SINCE, shown: null, seq: 4 },
  { topic: 'lagging', since: SINCE, shown: 3, seq: 4 },
  { topic: 'caught-up', seq: 4 },
  {
    topic: 'capacity',
    region: 'ap-northeast-1',
    name: 'client',
    consumer: 'AWS prefix list',
    limit: 1_000,
    used: 1_200,
    fullness: 'does-not-fit',
  },
  { topic: 'rejected', problem: 'feed, row 7: found "x", expected a prefix [prefix-syntax]' },
  { topic: 'ends', date: '2026-12-31', days: 30, requirements: ['pcoip-gateway-4172'] },
  { topic: 'channel-failed', channel: 'webhook', problem: 'HTTP 500.', subject: '[rangewatch action] x' },
  { topic: 'test', who: 'yuki' },
];

/** A notice of each topic. */
export const NOTICES: readonly Message[] = TOLD.map((told, index) =>
  noticeMessage(`notice-${index}`, { severity: 'health', told }, TELLING),
);

/** A change of 5,000 prefixes and 260 names in 26 Regions; `place` gives the names of the Regions. */
export function largeMessage(place = (index: number) => `xx-region-${index}`): Message {
  const regions = Array.from({ length: 26 }, (_, index) => place(index));
  const prefixes = (region: number) =>
    Array.from({ length: 193 }, (_, index) => `10.${region}.${index}.0/24` as Cidr).slice(
      0,
      region < 8 ? 193 : 192,
    );
  const lists = ['streaming', 'domains'] as const;
  const document: ChangeDocument = {
    seq: 7,
    syncToken: '1767229200',
    previousSyncToken: '1767225600',
    createDate: '2026-01-01T01:00:00Z',
    cause: 'feed',
    severity: 'action',
    previous: 6,
    pinnedTo: null,
    newAllowlists: [],
    allowlists: regions.map((region, index) => ({
      region,
      name: 'streaming',
      family: 'ipv4',
      added: prefixes(index),
      removed: prefixes(index + 100).slice(0, 20),
      addedAddresses: String(prefixes(index).length * 256),
      removedAddresses: String(20 * 256),
    })),
    names: regions.map((region, index) => ({
      region,
      name: 'domains',
      added: Array.from({ length: 10 }, (_, each) => `n${each}.r${index}.example.com`),
      removed: [],
    })),
    lists: regions.flatMap((region) =>
      lists.map((name) => ({
        region,
        name,
        ports: [{ protocol: 'tcp', ports: [443, 4172, 4195] }] as const,
        prefixes: { ipv4: 193, ipv6: 0 },
        addresses: { ipv4: '49408', ipv6: '0' },
        domains: name === 'domains' ? 10 : 0,
        files: [`current/${region}/${name}/ipv4.txt`],
      })),
    ),
    leaving: [],
    exceptions: [],
    endedExceptions: [],
  };
  return releaseMessage('release-7', document, [], PLACE);
}

/** A message as programs get it, in both languages. */
export function programMessages(message: Message): readonly ProgramMessage[] {
  return LANGUAGES.map((language) => JSON.parse(alertOf(message, language).json) as ProgramMessage);
}
