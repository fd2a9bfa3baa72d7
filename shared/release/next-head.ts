// The next HEAD: what a release, or a move under the same one, makes of the last.
import { severityOf } from '../alerts/severity.ts';
import type { Told } from '../alerts/told.ts';
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
import { PIN, QUIET } from './watchdog-state.ts';

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
  /** What people must know of a release beside its change: how full its lists are, and what it publishes no more. */
  readonly besides?: readonly Notice[];
}

/** HEAD after a release, which people are told of, unless it changes nothing for them. */
export function releasedHead(
  basis: HeadBasis,
  manifest: Manifest,
  digest: Sha256,
  empty: readonly AllowlistId[],
  tools: Tools,
): Head {
  const notices = noticesFor(basis, empty, manifest.seq, tools);
  const { seq } = manifest;
  const isTold = isWorthTelling(manifest);
  // What is told with a notice is told at once.
  const isFolded = isTold && notices.length === 0 && severityOf(manifest) === 'routine';
  const items = isTold && !isFolded ? [releaseItem(seq, digest, notices)] : notices;
  const all = [...(basis.besides ?? []), ...items];
  const release = { seq, manifest: digest, releasedAt: basis.now };
  const next = headOf(basis, release, all, notices, tools);
  const { folded } = next;
  // What is told at once while others wait must be known to the digest: it is not to tell people older things afterwards.
  if (!isTold || (!isFolded && folded.length === 0)) return next;
  const kept = { seq, manifest: digest, at: basis.now, ...(isFolded ? {} : { isTold: true as const }) };
  return { ...next, folded: [...folded, kept] };
}

/** HEAD after a move under the same release. */
export function movedHead(basis: HeadBasis, head: Head, empty: readonly AllowlistId[], tools: Tools): Head {
  const { seq, manifest, releasedAt } = head;
  const notices = noticesFor(basis, empty, seq, tools);
  return headOf(basis, { seq, manifest, releasedAt }, notices, notices, tools);
}

function noticesFor(
  basis: HeadBasis,
  empty: readonly AllowlistId[],
  seq: number,
  { hash }: Tools,
): readonly Notice[] {
  return [...decisionNotices(basis, seq), ...noticesOf(basis.followed, empty, basis.head, seq, hash)];
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
    createDate: followed.state.snapshot.createDate,
    md5,
    settings,
    state: encodeState(followed.state, tools, head?.state),
    outbox: [...(head?.outbox ?? []), ...items],
    folded: head?.folded ?? [],
    noticed: [...(head?.noticed ?? []), ...notices.map(({ id }) => id)].slice(-NOTICES_REMEMBERED),
    records: [...(head?.records ?? []), ...(record === undefined ? [] : [record])],
    ...(pin === undefined ? {} : { pin }),
    watchdog: head === undefined ? QUIET : settledWatchdog(head, followed, record, pin, tools),
  };
}

/** Whoever settles something needs no word that it is settled; and the end of a pin is told here. */
function settledWatchdog(
  { watchdog, pin: before }: Head,
  { state }: Followed,
  record: DecisionRecord | undefined,
  pin: Pin | undefined,
  { hash }: Tools,
): Head['watchdog'] {
  const open = record && new Set(waitingIn(state, hash).map(({ digest }) => digest));
  const kept = Object.entries(watchdog.reminders).filter(([key]) => {
    if (key.startsWith(PIN)) return pin?.since === before?.since;
    return open === undefined || (key !== record?.digest && open.has(key));
  });
  return { ...watchdog, reminders: Object.fromEntries(kept) };
}

/** Everyone who gets alerts hears who settled what, and why; and that a pin has ended though nobody took it out. */
function decisionNotices({ head, record, pin }: HeadBasis, seq: number): readonly Notice[] {
  const notices: Notice[] = [];
  const tell = (id: string, told: Told) => {
    notices.push({ kind: 'notice', id, seq, severity: 'approval', told });
  };
  if (record !== undefined) {
    const { digest, decision, who, subject, reason, ticket } = record;
    tell(`decision-${digest.slice(0, 16)}`, {
      topic: 'decided',
      decision,
      who,
      subject,
      prefix: decision === 'release' ? (record.prefixes[0] ?? null) : null,
      to: (pin ?? head?.pin)?.toSeq ?? null,
      reason,
      ticket,
    });
  }
  const ended = pin === undefined && record?.decision !== 'unpin' ? head?.pin : undefined;
  if (ended !== undefined) tell(`unpinned-${ended.since}`, { topic: 'pin-over', to: ended.toSeq });
  return notices;
}

/** A release that only adds or drops a format changes no address, so nobody is told. */
function isWorthTelling({ change, nameChange, newAllowlists }: Manifest): boolean {
  return change.length + nameChange.length + newAllowlists.length > 0;
}

function releaseItem(seq: number, manifest: Sha256, notices: readonly Notice[]): OutboxItem {
  const also = notices.map(({ severity, told }) => ({ severity, told }));
  return { kind: 'release', id: `release-${seq}-${manifest.slice(0, 16)}`, seq, manifest, also };
}
