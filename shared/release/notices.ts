// Notices: what a person must know besides the change of a list.
import { type Waiting, waitingIn } from '../allowlist/decisions.ts';
import type { Dropped } from '../allowlist/drop.ts';
import type { Followed } from '../allowlist/follow.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Hash } from '../ports.ts';
import type { Head, OutboxItem } from './head.ts';
import { namedPrefixes, waitingText } from './reminder-text.ts';

/** A short message that waits in the outbox. */
export type Notice = Extract<OutboxItem, { kind: 'notice' }>;

/** Differences that a notice names; it says how many there are in all. */
const NAMED = 10;

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
  const tell = (severity: Notice['severity'], topic: string, text: string) => {
    notices.push({ kind: 'notice', id: `${topic}-${token}`, seq, severity, text });
  };
  if (newlyDropped.length > 0) {
    tell('health', 'dropped', `Dropped, and never published: ${droppedText(newlyDropped)}.`);
  }
  for (const waiting of newlyWaiting(followed, hash)) {
    const id = `waiting-${waiting.digest.slice(0, 16)}`;
    notices.push({ kind: 'notice', id, seq, severity: 'approval', text: waitingText(waiting) });
  }
  if (newlyTold.length > 0) {
    const rest = newlyTold.length - NAMED;
    const more = rest > 0 ? `; and ${rest} more` : '';
    tell('health', 'news', `New to the catalogue: ${newlyTold.slice(0, NAMED).join('; ')}${more}.`);
  }
  if (empty.length > 0) {
    const lists = empty.map(({ region, name }) => `${region} ${name}`).join(', ');
    // Told once: a list that has nothing yet (a Region that AWS only prepares) has nothing in the next feed either.
    notices.push({
      kind: 'notice',
      id: `empty ${lists}`,
      seq,
      severity: 'health',
      text: `Nothing to publish, and left as it was, for ${lists}: an empty list is never published.`,
    });
  }
  return notices.filter(({ id }) => head?.noticed.includes(id) !== true);
}

function droppedText(dropped: readonly Dropped[]): string {
  const reserved = dropped.filter(({ reason }) => reason === 'reserved').map(({ prefix }) => prefix);
  const wide = dropped.filter(({ reason }) => reason === 'too-wide').map(({ prefix }) => prefix);
  return [
    ...(reserved.length > 0 ? [`reserved space ${namedPrefixes([...new Set(reserved)])}`] : []),
    ...(wide.length > 0 ? [`prefixes that are too wide ${namedPrefixes([...new Set(wide)])}`] : []),
  ].join('; ');
}

/** What waits because of this feed. */
function newlyWaiting({ state, newlyWithheld, begun }: Followed, hash: Hash): readonly Waiting[] {
  if (newlyWithheld.length === 0 && begun.every(({ waits }) => waits === undefined)) return [];
  const { createDate } = state.snapshot;
  return waitingIn(state, hash).filter(({ since, deniedAt }) => since === createDate && deniedAt === null);
}
