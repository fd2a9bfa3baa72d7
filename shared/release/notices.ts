// Notices: what a person must know besides the change of a list.
import type { Dropped } from '../allowlist/drop.ts';
import type { Followed } from '../allowlist/follow.ts';
import type { Cidr } from '../prefix/format.ts';
import type { Draft } from './draft.ts';
import type { Head, OutboxItem } from './head.ts';

/** A short message that waits in the outbox. */
export type Notice = Extract<OutboxItem, { kind: 'notice' }>;

/** Prefixes that a notice names; it says how many there are in all. */
const NAMED = 10;

/** The notices that follow from a feed and were not given before. */
export function noticesOf(
  followed: Followed,
  draft: Draft,
  head: Head | undefined,
  seq: number,
): readonly Notice[] {
  const { newlyDropped, newlyWithheld, newlyTold, begun } = followed;
  const token = followed.state.snapshot.syncToken;
  const waiting = begun.filter((hold) => hold.awaitsApproval);
  const notices: Notice[] = [];
  const tell = (severity: Notice['severity'], topic: string, text: string) => {
    notices.push({ kind: 'notice', id: `${topic}-${token}`, seq, severity, text });
  };
  if (newlyDropped.length > 0) {
    tell('health', 'dropped', `Dropped, and never published: ${droppedText(newlyDropped)}.`);
  }
  if (newlyWithheld.length > 0) {
    const list = listed(newlyWithheld.map(({ text }) => text));
    tell('approval', 'withheld', `Withheld until approved, since so much was added at once: ${list}.`);
  }
  if (waiting.length > 0) {
    const list = listed([...new Set(waiting.map(({ text }) => text))]);
    tell('approval', 'held', `AWS removed, and kept until approved, since so much went at once: ${list}.`);
  }
  if (newlyTold.length > 0) {
    const rest = newlyTold.length - NAMED;
    const more = rest > 0 ? `; and ${rest} more` : '';
    tell('health', 'news', `New to the catalogue: ${newlyTold.slice(0, NAMED).join('; ')}${more}.`);
  }
  if (draft.empty.length > 0) {
    const lists = draft.empty.map(({ region, name }) => `${region} ${name}`).join(', ');
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
    ...(reserved.length > 0 ? [`reserved space ${listed([...new Set(reserved)])}`] : []),
    ...(wide.length > 0 ? [`prefixes that are too wide ${listed([...new Set(wide)])}`] : []),
  ].join('; ');
}

function listed(prefixes: readonly Cidr[]): string {
  const rest = prefixes.length - NAMED;
  return `${prefixes.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
