// The next HEAD: what a release, or a move under the same one, makes of the last.
import { waitingIn } from '../allowlist/decisions.ts';
import type { Followed } from '../allowlist/follow.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Tools } from '../ports.ts';
import type { EpochSeconds } from '../time.ts';
import type { DecisionRecord } from './decision-record.ts';
import { type Head, NOTICES_REMEMBERED, type OutboxItem } from './head.ts';
import type { Sha256 } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { Pin } from './pin.ts';
import type { SettingsDigests } from './settings.ts';
import { encodeState } from './state-codec.ts';
import { QUIET } from './watchdog-state.ts';

/** What the next HEAD follows from, whether a release is made or not. */
export interface HeadBasis {
  readonly head: Head | undefined;
  readonly md5: string;
  readonly settings: SettingsDigests;
  readonly followed: Followed;
  readonly now: EpochSeconds;
  /** The decision that brings it about. */
  readonly record: DecisionRecord | undefined;
  /** The pin that holds from now on. */
  readonly pin: Pin | undefined;
  /** What people must know of a release before it is published. */
  readonly capacity?: readonly Notice[];
}

/** HEAD after a release, which people are told of, unless it changes nothing for them. */
export function releasedHead(
  basis: HeadBasis,
  manifest: Manifest,
  digest: Sha256,
  empty: readonly AllowlistId[],
  tools: Tools,
): Head {
  const notices = [
    ...decisionNotices(basis.record, manifest.seq),
    ...noticesOf(basis.followed, empty, basis.head, manifest.seq, tools.hash),
  ];
  const isTold = isWorthTelling(manifest);
  const items = isTold ? [releaseItem(manifest.seq, digest, notices)] : notices;
  const all = [...(basis.capacity ?? []), ...items];
  return headOf(basis, { seq: manifest.seq, manifest: digest, releasedAt: basis.now }, all, notices, tools);
}

/** HEAD after a move under the same release. */
export function movedHead(basis: HeadBasis, head: Head, empty: readonly AllowlistId[], tools: Tools): Head {
  const { seq, manifest, releasedAt } = head;
  const notices = [
    ...decisionNotices(basis.record, seq),
    ...noticesOf(basis.followed, empty, head, seq, tools.hash),
  ];
  return headOf(basis, { seq, manifest, releasedAt }, notices, notices, tools);
}

function headOf(
  { head, md5, settings, followed, record, pin }: HeadBasis,
  release: Pick<Head, 'seq' | 'manifest' | 'releasedAt'>,
  items: readonly OutboxItem[],
  notices: readonly Notice[],
  tools: Tools,
): Head {
  return {
    rev: (head?.rev ?? 0) + 1,
    ...release,
    syncToken: followed.state.snapshot.syncToken,
    md5,
    settings,
    state: encodeState(followed.state, tools),
    outbox: [...(head?.outbox ?? []), ...items],
    noticed: [...(head?.noticed ?? []), ...notices.map(({ id }) => id)].slice(-NOTICES_REMEMBERED),
    records: [...(head?.records ?? []), ...(record === undefined ? [] : [record])],
    ...(pin === undefined ? {} : { pin }),
    watchdog: head === undefined ? QUIET : settledWatchdog(head, followed, record, tools),
  };
}

/** Whoever settles something needs no word that it is settled. */
function settledWatchdog(
  { watchdog }: Head,
  { state }: Followed,
  record: DecisionRecord | undefined,
  { hash }: Tools,
): Head['watchdog'] {
  if (record === undefined) return watchdog;
  const open = new Set(waitingIn(state, hash).map(({ digest }) => digest));
  const kept = Object.entries(watchdog.reminders).filter(
    ([key]) => key !== record.digest && (open.has(key) || key.startsWith('pin-')),
  );
  const reminders = record.decision === 'unpin' ? kept.filter(([key]) => !key.startsWith('pin-')) : kept;
  return { ...watchdog, reminders: Object.fromEntries(reminders) };
}

/** Everyone who gets alerts hears who settled what, and why. */
function decisionNotices(record: DecisionRecord | undefined, seq: number): readonly Notice[] {
  if (record === undefined) return [];
  const { digest, decision, who, subject, reason, ticket } = record;
  const text = `${who}: ${decision}, ${subject}. ${reason}${ticket === null ? '' : ` (${ticket})`}`;
  return [{ kind: 'notice', id: `decision-${digest.slice(0, 16)}`, seq, severity: 'approval', text }];
}

/** A release that only adds or drops a format changes no address, so nobody is told. */
function isWorthTelling({ change, nameChange, newAllowlists }: Manifest): boolean {
  return change.length + nameChange.length + newAllowlists.length > 0;
}

function releaseItem(seq: number, manifest: Sha256, notices: readonly Notice[]): OutboxItem {
  const also = notices.map(({ severity, text }) => ({ severity, text }));
  return { kind: 'release', id: `release-${seq}-${manifest.slice(0, 16)}`, seq, manifest, also };
}
