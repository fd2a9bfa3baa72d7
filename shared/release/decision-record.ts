// The record of a decision: who settled what, when and why. HEAD carries it from the moment it takes effect, so that no
// decision has an effect without a record; converge then copies it to the table, where it stays.
import type { Cidr } from '../prefix/format.ts';
import type { EpochSeconds } from '../time.ts';

/** Who decides, and why. */
export interface DecidedBy {
  /** A person, as the command line or the caller of the function says. */
  readonly who: string;
  readonly reason: string;
  /** The ticket under which it was discussed; null where there is none. */
  readonly ticket: string | null;
}

/** What a person can do to a watcher that runs. */
export type DecisionKind = 'approve' | 'deny' | 'release' | 'rollback' | 'unpin';

/** One decision, for good. */
export interface DecisionRecord extends DecidedBy {
  /** Of what was decided: that of the question that waited, or of the order. */
  readonly digest: string;
  readonly decision: DecisionKind;
  readonly at: EpochSeconds;
  /** The exact prefixes; none for `rollback` and `unpin`. */
  readonly prefixes: readonly Cidr[];
  /** What it was about, in a few words: a selector, some lists, a release. */
  readonly subject: string;
  /** The release that was current before it. */
  readonly seq: number;
}
