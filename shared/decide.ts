// What a person settles: lets go of what waits, ends a hold, turns the lists back or lets them go on. Each takes effect
// with one conditional put of HEAD, as a release does, and HEAD carries its record.
import {
  approval,
  denial,
  earlyEnd,
  findWaiting,
  NOTHING_SETTLED,
  waitingIn,
} from './allowlist/decisions.ts';
import type { Config } from './config.ts';
import { RangewatchError } from './error.ts';
import type { Ports } from './ports.ts';
import { type Cidr, formatPrefix } from './prefix/format.ts';
import { parsePrefix } from './prefix/parse.ts';
import { advance, type Decided } from './release/advance.ts';
import type { Committed } from './release/commit.ts';
import type { DecidedBy, DecisionKind, DecisionRecord } from './release/decision-record.ts';
import type { KnownHead } from './release/look.ts';
import { isPinned } from './release/pin.ts';
import { rollback } from './release/rollback.ts';
import { areSameSettings, settingsOf } from './release/settings.ts';
import { decodeState } from './release/state-codec.ts';
import { readHead } from './release/store.ts';
import { lostRaces } from './release/update-head.ts';
import { type EpochSeconds, formatTime } from './time.ts';

/** What a person orders. */
export type Order =
  | { readonly kind: 'approve' | 'deny'; readonly digest: string }
  | { readonly kind: 'release'; readonly prefix: string }
  | { readonly kind: 'rollback'; readonly seq: number; readonly until: EpochSeconds | null }
  | { readonly kind: 'unpin' };

/** What came of it. */
export interface DecideResult {
  readonly committed: Committed;
  readonly record: DecisionRecord;
}

/** Races for HEAD that one decision may lose. */
const ATTEMPTS = 5;

/**
 * Carries out an order.
 * @throws RangewatchError `decision-unknown` when there is nothing such to decide, `prefix-…`, `store-content`, `store-busy`
 */
export async function decide(
  ports: Ports,
  config: Config,
  order: Order,
  by: DecidedBy,
): Promise<DecideResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const head = await readHead(ports);
    if (head === undefined) throw nothingToDecide('no release yet', 'a first release', 'HEAD');
    const known = { head, state: decodeState(head, ports.tools) };
    const now = ports.clock.now();
    const decided = decidedBy(known, order, by, now, ports);
    const committed =
      order.kind === 'rollback'
        ? await rollback(ports, known, { toSeq: order.seq, since: now, until: order.until }, decided.record)
        : await step(ports, config, known, decided, now);
    if (committed !== 'lost') return { committed, record: decided.record };
  }
  throw lostRaces(ATTEMPTS, 'to commit a decision');
}

/** The step that a decision makes, on the feed that HEAD has. */
async function step(
  ports: Ports,
  config: Config,
  known: KnownHead,
  decided: Decided,
  now: EpochSeconds,
): Promise<Committed | 'lost'> {
  const settings = settingsOf(config, ports.tools.hash);
  if (!areSameSettings(settings, known.head.settings)) {
    const expected = 'the configuration and catalogue of the release that is current';
    throw nothingToDecide('another configuration, or another version of this program', expected, 'HEAD');
  }
  const { snapshot } = known.state;
  const { md5 } = known.head;
  const basis = { config, settings, known, snapshot, md5, isSame: true, now, audit: undefined, decided };
  const result = await advance(ports, { ...basis, approves: 'nothing' });
  // A decision always moves HEAD, since HEAD takes its record.
  return result === 'unchanged' ? 'lost' : result;
}

function decidedBy(
  { head, state }: KnownHead,
  order: Order,
  by: DecidedBy,
  at: EpochSeconds,
  { tools }: Ports,
): Decided {
  const record = (decision: DecisionKind, subject: string, prefixes: readonly Cidr[], digest?: string) => ({
    digest:
      digest ??
      tools.hash(
        'sha256',
        new TextEncoder().encode(JSON.stringify([decision, subject, prefixes, at, head.rev])),
      ),
    decision,
    ...by,
    at,
    prefixes,
    subject,
    seq: head.seq,
  });
  switch (order.kind) {
    case 'approve':
    case 'deny': {
      const waiting = findWaiting(waitingIn(state, tools.hash), order.digest);
      if (order.kind === 'deny' && waiting.deniedAt !== null) throw deniedAlready(waiting.deniedAt);
      const settled = order.kind === 'approve' ? approval(waiting) : denial(waiting, at);
      const subject = `${waiting.kind} ${waiting.selector}`;
      return { settled, record: record(order.kind, subject, waiting.prefixes, waiting.digest) };
    }
    case 'release': {
      const prefix = formatPrefix(parsePrefix(order.prefix));
      const settled = earlyEnd(state, prefix);
      const subject = settled.lists.map(({ region, name }) => `${region} ${name}`).join(', ');
      return { settled, record: record('release', subject, [prefix]) };
    }
    case 'rollback':
      if (order.until !== null && order.until <= at) throw untilNotToCome(order.until, at);
      return { settled: NOTHING_SETTLED, record: record('rollback', `to release ${order.seq}`, []) };
    case 'unpin': {
      const { pin } = head;
      if (pin === undefined || !isPinned(pin, at)) {
        throw nothingToDecide('lists that are not pinned', 'lists that a rollback pinned', 'unpin');
      }
      return { settled: NOTHING_SETTLED, record: record('unpin', `from release ${pin.toSeq}`, []) };
    }
  }
}

/** Denied once more it would be the same question, and its record and alert would be the first ones again. */
function deniedAlready(at: EpochSeconds): RangewatchError {
  return nothingToDecide(`what was denied at ${formatTime(at)}`, 'a question that is open', 'deny');
}

function untilNotToCome(until: EpochSeconds, now: EpochSeconds): RangewatchError {
  return new RangewatchError({
    code: 'decision-shape',
    seen: formatTime(until),
    expected: `a time that is still to come, after ${formatTime(now)}`,
    where: 'decision, until',
  });
}

function nothingToDecide(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'decision-unknown', seen, expected, where });
}
