// What a person reads about something that waits for them.
import type { Waiting } from '../allowlist/decisions.ts';
import type { Cidr } from '../prefix/format.ts';
import { formatTime } from '../time.ts';
import type { Pin } from './pin.ts';

/** Prefixes that a text names; it says how many there are in all. */
const NAMED = 10;

/** What waits, and how it is settled. */
export function waitingText({ kind, selector, prefixes, digest }: Waiting): string {
  const what =
    kind === 'addition'
      ? `Withheld until approved, since so much was added to ${selector} at once: ${namedPrefixes(prefixes)}.`
      : `AWS removed from ${selector}, and kept until approved, since so much went at once: ${namedPrefixes(prefixes)}.`;
  return `${what} To settle it: approve, or deny, ${digest.slice(0, 16)}.`;
}

/** A reminder of it. */
export function waitingReminder(waiting: Waiting): string {
  return `Still waiting since ${formatTime(waiting.since)}. ${waitingText(waiting)}`;
}

/** A reminder that nothing is published. */
export function pinReminder({ toSeq, since, until }: Pin): string {
  const end = until === null ? 'until someone unpins them' : `until ${formatTime(until)}`;
  return `The lists are pinned to release ${toSeq} since ${formatTime(since)}, ${end}: changes of AWS are recorded and not published.`;
}

/** Some prefixes by name, and how many more there are. */
export function namedPrefixes(prefixes: readonly Cidr[]): string {
  const rest = prefixes.length - NAMED;
  return `${prefixes.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
