// What waits for a person, and what can be undone: the question that `approvals` answers.
import { type Waiting, waitingIn } from './allowlist/decisions.ts';
import type { Ports } from './ports.ts';
import { parsePrefix } from './prefix/parse.ts';
import { aggregate, countAddresses } from './prefix/set.ts';
import type { Pin } from './release/pin.ts';
import { decodeStanding } from './release/state-codec.ts';
import { readHead } from './release/store.ts';
import type { EpochSeconds } from './time.ts';

/** One question with its size, and whom it would concern. */
export interface WaitingRow extends Waiting {
  /** Addresses in all, as decimal text. */
  readonly addresses: string;
}

/** Everything that a person may settle. */
export interface WaitingAnswer {
  /** The release that is current; 0 before the first. */
  readonly seq: number;
  readonly waiting: readonly WaitingRow[];
  /** Prefixes that are held and end by themselves; `release` ends one now. */
  readonly held: readonly {
    readonly prefix: string;
    readonly region: string;
    readonly allowlist: string;
    readonly until: EpochSeconds;
  }[];
  readonly pin: Pin | null;
}

/** Reads what waits from HEAD. */
export async function listWaiting(ports: Pick<Ports, 'table' | 'tools'>): Promise<WaitingAnswer> {
  const head = await readHead(ports);
  if (head === undefined) return { seq: 0, waiting: [], held: [], pin: null };
  const state = decodeStanding(head.state, ports.tools);
  return {
    seq: head.seq,
    waiting: waitingIn(state, ports.tools.hash).map((waiting) => ({
      ...waiting,
      addresses: String(countAddresses(aggregate(waiting.prefixes.map(parsePrefix)))),
    })),
    held: state.holds
      .filter(({ waits }) => waits === undefined)
      .map(({ text, region, name, until }) => ({ prefix: text, region, allowlist: name, until })),
    pin: head.pin ?? null,
  };
}
