// Notices: what a person must know besides the change of a list.
import { namedOf, type Told } from '../alerts/told.ts';
import { type Waiting, waitingIn } from '../allowlist/decisions.ts';
import type { Dropped } from '../allowlist/drop.ts';
import type { Followed } from '../allowlist/follow.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Hash } from '../ports.ts';
import type { Head, OutboxItem } from './head.ts';
import { waitsFact } from './waits.ts';

/** A short message that waits in the outbox. */
export type Notice = Extract<OutboxItem, { kind: 'notice' }>;

/** The notices that follow from a feed and were not given before. */
export function noticesOf(
  followed: Followed,
  empty: readonly AllowlistId[],
  head: Head | undefined,
  seq: number,
  hash: Hash,
): readonly Notice[] {
  const { newlyDropped, newlyTold } = followed;
  const token = followed.state.snapshot.syncToken;
  const notices: Notice[] = [];
  const tell = (severity: Notice['severity'], id: string, told: Told) => {
    notices.push({ kind: 'notice', id, seq, severity, told });
  };
  if (newlyDropped.length > 0) tell('health', `dropped-${token}`, droppedFact(newlyDropped));
  for (const waiting of newlyWaiting(followed, hash)) {
    tell('approval', `waiting-${waiting.digest.slice(0, 16)}`, waitsFact(waiting, false));
  }
  if (newlyTold.length > 0) {
    tell('health', `news-${token}`, { topic: 'news', findings: namedOf(newlyTold) });
  }
  if (empty.length > 0) {
    const lists = empty.map(({ region, name }) => `${region} ${name}`);
    // Told once: a list that has nothing yet (a Region that AWS only prepares) has nothing in the next feed either.
    const digest = hash('sha256', new TextEncoder().encode(lists.join(', ')));
    tell('health', `empty-${digest.slice(0, 16)}`, { topic: 'empty', lists: namedOf(lists) });
  }
  return notices.filter(({ id }) => head?.noticed.includes(id) !== true);
}

function droppedFact(dropped: readonly Dropped[]): Told {
  const because = (wanted: Dropped['reason']) =>
    namedOf([...new Set(dropped.filter(({ reason }) => reason === wanted).map(({ prefix }) => prefix))]);
  return { topic: 'dropped', reserved: because('reserved'), tooWide: because('too-wide') };
}

/** What waits because of this feed. */
function newlyWaiting({ state, newlyWithheld, begun }: Followed, hash: Hash): readonly Waiting[] {
  if (newlyWithheld.length === 0 && begun.every(({ waits }) => waits === undefined)) return [];
  const { createDate } = state.snapshot;
  return waitingIn(state, hash).filter(({ since, deniedAt }) => since === createDate && deniedAt === null);
}
