// A case: something whose CPU time is measured. It starts from what another process made, so that nothing is warm.
import { deserialize, serialize } from 'node:v8';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';

/** `cold`: the first run of a process. `warm`: one of many, compiled and optimised. */
export type State = 'cold' | 'warm';

/** The feed that is measured on, and the one before it. */
export interface MeasuredFeed {
  /** Where it is from, in words. */
  readonly about: string;
  readonly bytes: Uint8Array;
  readonly received: ReceivedFeed;
  readonly earlier: ReceivedFeed;
}

/** What is measured: nothing else is. */
export type Run = () => void | Promise<void>;

/** How a case is written. */
export interface Definition<Start> {
  readonly name: string;
  /** What a run does, in a few words. */
  readonly about: string;
  /** What its CPU time should be at most, in multiples of a cold JSON.parse of the feed; null where nothing is asked. */
  readonly targets: Readonly<Record<State, number | null>>;
  /** Whether it takes so long that it is measured only when it is named. */
  readonly isLong?: true;
  /** Whether nothing is learned from running it again in the same process. */
  readonly isColdOnly?: true;
  /** How many of something a run makes, where the time of one is of interest: lists, versions, addresses. */
  readonly count?: number;
  /** What a run starts from. It is made in the process that starts the others. */
  readonly start: (feed: MeasuredFeed) => Start | Promise<Start>;
  /** Makes one run ready. */
  readonly ready: (start: Start, bytes: Uint8Array) => Run | Promise<Run>;
}

/** A case whose start is bytes, as it goes from one process to another. */
export type Case = Definition<Uint8Array>;

/** Takes a definition as a case. */
export function defineCase<Start>({ start, ready, ...rest }: Definition<Start>): Case {
  return {
    ...rest,
    start: async (feed) => serialize(await start(feed)),
    ready: (packed, bytes) => ready(deserialize(packed) as Start, bytes),
  };
}
