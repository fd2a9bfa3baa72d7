// What is asked of the approve function: read strictly, field by field, whoever asks.
import type { Order } from './decide.ts';
import { quoteValue, RangewatchError } from './error.ts';
import { isRecord } from './feed/json.ts';
import { takeName } from './names.ts';
import { oneLineOf } from './one-line.ts';
import type { DecidedBy } from './release/decision-record.ts';
import { type EpochSeconds, parseTime } from './time.ts';

/** A demand: to list what waits, to send a test through every channel, or to settle something. */
export type Demand =
  | { readonly action: 'list' }
  | { readonly action: 'test'; readonly who: string }
  | { readonly action: 'settle'; readonly order: Order; readonly by: DecidedBy };

const ACTIONS = ['list', 'test', 'approve', 'deny', 'release', 'rollback', 'unpin'] as const;

/** Every field: a misspelt `until` would otherwise pin the lists for ever. */
const FIELDS = ['action', 'digest', 'prefix', 'seq', 'until', 'who', 'reason', 'ticket'] as const;

/** The longest reason, in characters; a name or a ticket has a quarter of it. They are shown in alerts and kept. */
const MAX_REASON = 400;

/**
 * Reads a demand: `{"action","digest"|"prefix"|"seq"|"until","who","reason","ticket"}`.
 * @throws RangewatchError `decision-shape`, `name-unknown`
 */
export function readDemand(event: unknown): Demand {
  if (!isRecord(event)) throw refuse('event', 'no object', 'an object with an action');
  for (const name of Object.keys(event)) takeName('field of a decision', name, FIELDS);
  const named = event['action'];
  if (typeof named !== 'string') throw refuse('action', shown(named), `one of ${ACTIONS.join(', ')}`);
  const action = takeName('action', named, ACTIONS);
  if (action === 'list') return { action };
  if (action === 'test') return { action, who: whoOf(event) };
  return { action: 'settle', order: readOrder(action, event), by: readBy(event) };
}

function readOrder(kind: Order['kind'], event: Readonly<Record<string, unknown>>): Order {
  switch (kind) {
    case 'approve':
    case 'deny':
      return { kind, digest: textOf(event, 'digest', 64).toLowerCase() };
    case 'release':
      return { kind, prefix: textOf(event, 'prefix', 64) };
    case 'rollback':
      return { kind, seq: seqOf(event['seq']), until: untilOf(event['until']) };
    case 'unpin':
      return { kind };
  }
}

function readBy(event: Readonly<Record<string, unknown>>): DecidedBy {
  const ticket = event['ticket'];
  return {
    who: whoOf(event),
    reason: textOf(event, 'reason', MAX_REASON),
    ticket: ticket === undefined || ticket === null ? null : textOf(event, 'ticket', MAX_REASON / 4),
  };
}

function whoOf(event: Readonly<Record<string, unknown>>): string {
  return textOf(event, 'who', MAX_REASON / 4);
}

function textOf(event: Readonly<Record<string, unknown>>, field: string, most: number): string {
  const value = event[field];
  const text = oneLineOf(value, most);
  if (text !== undefined) return text;
  throw refuse(field, shown(value), `one line of text, at most ${most} characters`);
}

function seqOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw refuse('seq', shown(value), 'the number of a release');
}

function untilOf(value: unknown): EpochSeconds | null {
  if (value === undefined || value === null) return null;
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  if (time !== undefined) return time;
  throw refuse('until', shown(value), 'a time in UTC such as 2027-03-31T00:00:00Z');
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : quoteValue(value);
}

function refuse(field: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({ code: 'decision-shape', seen, expected, where: `decision, ${field}` });
}
