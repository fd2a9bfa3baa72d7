// Bounds of alerts: whatever changes at once, what is sent is small enough to be sent, and its counts are exact.
import { describe, expect, it } from 'vitest';
import { alertOf } from '../../../shared/alerts/alert.ts';
import { releaseMessage } from '../../../shared/alerts/change-message.ts';
import { letterOf } from '../../../shared/alerts/letter.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { noticeMessage } from '../../../shared/alerts/notice-message.ts';
import { LANGUAGES } from '../../../shared/alerts/words/say.ts';
import type { AllowlistName } from '../../../shared/allowlist/allowlists.ts';
import type { Cidr } from '../../../shared/prefix/format.ts';
import { FAMILIES } from '../../../shared/prefix/prefix.ts';
import type { ChangeDocument } from '../../../shared/release/change-document.ts';
import { TELLING } from '../../world/world.ts';
import { MESSAGES } from './messages.ts';

const NAMES = [
  'domains',
  'streaming',
  'streaming-pcoip',
  'streaming-dcv',
  'streaming-accelerator',
  'health-check',
  'client',
  'web',
] as const;
const REGIONS = Array.from({ length: 26 }, (_, index) => `ap-southeast-very-far-${index + 1}`);
const PLACE = {
  ...TELLING,
  baseUrl: 'https://lists-of-the-network-team.example.co.jp/rangewatch',
  timeZone: 'America/Argentina/ComodRivadavia',
  regions: REGIONS,
  allowlists: NAMES,
};

/** What SNS takes, with attributes. */
const SNS_BYTES = 256 * 1024;

const list = (region: string, name: AllowlistName): ChangeDocument['lists'][number] => ({
  region,
  name,
  ports: [
    { protocol: 'tcp', ports: [443, 4172, 4195] },
    { protocol: 'udp', ports: [443, 4172, 4195, 50_002, 55_002] },
  ],
  prefixes: { ipv4: 2_000, ipv6: 700 },
  addresses: { ipv4: '40000000', ipv6: String(2n ** 100n) },
  domains: 100,
  files: ['ipv4.txt', 'ipv6.txt'].map((file) => `current/${region}/${name}/${file}`),
});

const RELEASE: ChangeDocument = {
  seq: 123_456,
  syncToken: '1789712245',
  previousSyncToken: '1789625845',
  createDate: '2026-09-18T06:17:25Z',
  cause: 'feed',
  severity: 'action',
  previous: 123_455,
  pinnedTo: null,
  newAllowlists: [],
  allowlists: [],
  names: [],
  lists: [],
  leaving: [],
  exceptions: [],
  endedExceptions: [],
};

const prefixes = (count: number, family: string, from = 0) =>
  Array.from({ length: count }, (_, n) =>
    family === 'ipv4' ? `52.${from}.${n}.0/24` : `2600:${(0x1000 + from).toString(16)}:${n}00::/40`,
  ) as readonly string[] as readonly Cidr[];

const time = (index: number) => new Date(Date.UTC(2026, 8, 18, 8 * index)).toISOString().replace('.000', '');

function bytesOf(message: Message): number {
  const sizes = LANGUAGES.map((language) => {
    const { json, text, subject, attributes } = alertOf(message, language);
    const body = JSON.stringify({ default: json, email: text, sms: subject });
    return new TextEncoder().encode(body + JSON.stringify(attributes) + subject).length;
  });
  return Math.max(...sizes);
}

describe('SNS takes', () => {
  it('a first release of every list of 26 Regions', () => {
    const lists = REGIONS.flatMap((region) => NAMES.map((name) => list(region, name)));
    const newAllowlists = lists.map(({ region, name }) => ({ region, name }));
    const message = releaseMessage('release-1', { ...RELEASE, lists, newAllowlists }, [], PLACE);
    expect(message.newListCount).toBe(208);
    expect(bytesOf(message)).toBeLessThan(SNS_BYTES / 2);
  });

  it.each([7, 90])('what each list of 26 Regions has to open, to close, and leaving at %i times', (times) => {
    const lists = REGIONS.flatMap((region) => NAMES.slice(1).map((name) => list(region, name)));
    const document: ChangeDocument = {
      ...RELEASE,
      lists,
      allowlists: lists.flatMap(({ region, name }) =>
        FAMILIES.map((family) => ({
          region,
          name,
          family,
          added: prefixes(60, family, 1),
          removed: prefixes(60, family, 2),
          addedAddresses: '15360',
          removedAddresses: '15360',
        })),
      ),
      leaving: lists.flatMap(({ region, name }) =>
        Array.from({ length: times }, (_, index) => index).flatMap((index) =>
          FAMILIES.map((family) => ({
            region,
            name,
            family,
            until: time(index),
            prefixes: prefixes(4, family, 3 + index),
          })),
        ),
      ),
    };
    const message = releaseMessage('release-7', document, [], PLACE);
    expect(bytesOf(message)).toBeLessThan((SNS_BYTES * 3) / 4);
    // Counts are exact all the same.
    expect(message.listCount).toBe(26 * 7);
    expect(message.total).toMatchObject({ open: 120, close: 120 });
    for (const { leaving, leavingLater } of message.totals) {
      const first = leaving.reduce((sum, { count }) => sum + count, 0);
      expect(first).toBe(4 * 8);
      expect(leavingLater).toBe(new Set(document.leaving.flatMap((each) => each.prefixes)).size - first);
    }
    const shown = letterOf(message, 'en').tables.reduce((sum, { all }) => sum + all, 0);
    const all = message.totals.reduce(
      (sum, { open, close, leavingLater }) => sum + open + close + leavingLater + 4 * 8,
      0,
    );
    expect(shown).toBe(all);
  });
});

it('prefixes that leave are counted as AWS removed them, and nothing is said to be cut that is not', () => {
  const document: ChangeDocument = {
    ...RELEASE,
    lists: [list('ap-northeast-1', 'streaming')],
    allowlists: [
      {
        region: 'ap-northeast-1',
        name: 'streaming',
        family: 'ipv4',
        added: prefixes(1, 'ipv4'),
        removed: [],
        addedAddresses: '256',
        removedAddresses: '0',
      },
    ],
    leaving: [
      {
        region: 'ap-northeast-1',
        name: 'streaming',
        family: 'ipv4',
        until: time(1),
        prefixes: prefixes(2, 'ipv4', 4),
      },
    ],
  };
  const [, leaving] = letterOf(releaseMessage('release-7', document, [], PLACE), 'en').tables;
  expect(leaving).toMatchObject({ all: 2, cut: null });
  expect(leaving?.lines).toHaveLength(2);
});

it('a list that changed is neither cut off by new ones, nor are those counted with it', () => {
  const added = REGIONS.flatMap((region) =>
    ['streaming', 'streaming-dcv'].map((name) => list(region, name as AllowlistName)),
  );
  const document: ChangeDocument = {
    ...RELEASE,
    cause: 'config',
    lists: [...added, list('us-east-1', 'client')],
    newAllowlists: added.map(({ region, name }) => ({ region, name })),
    allowlists: [
      {
        region: 'us-east-1',
        name: 'client',
        family: 'ipv4',
        added: prefixes(1, 'ipv4'),
        removed: [],
        addedAddresses: '256',
        removedAddresses: '0',
      },
    ],
  };
  const alert = alertOf(releaseMessage('release-7', document, [], PLACE), 'en');
  expect(alert.subject).toBe('[rangewatch action] us-east-1 client: open 1 prefix');
  expect(alert.text).toContain('52.0.0.0/24');
  expect(alert.attributes['change']).toEqual(['open', 'new']);
});

it('a subject has fewer than 100 characters also as UTF-16 counts them', () => {
  const told = {
    topic: 'decided',
    decision: 'unpin',
    who: '𠮷野家'.repeat(20),
    subject: 'release 6',
    prefix: null,
    to: 6,
    reason: '😀'.repeat(80),
    ticket: null,
  } as const;
  const message = noticeMessage('decision-1', { severity: 'approval', told }, PLACE);
  for (const language of LANGUAGES) {
    const { subject } = alertOf(message, language);
    expect(subject.length).toBeLessThan(100);
    expect(subject).not.toMatch(/\p{Cs}/u);
  }
});

it('a reason in the configuration calls nobody in a chat, also in a table', () => {
  for (const language of LANGUAGES) {
    const message = MESSAGES['digest'];
    if (message === undefined) throw new Error('no digest');
    expect(alertOf(message, language).chat).not.toMatch(/<!|@(here|channel|everyone)/);
  }
});
