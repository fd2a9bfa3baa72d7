// HEAD: the one item whose conditional put is the commit. Nothing is true before it; everything is after it.
import type { Told } from '../alerts/told.ts';
import { RangewatchError } from '../error.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { StoredHead } from '../ports.ts';
import type { EpochSeconds } from '../time.ts';
import type { DecisionRecord } from './decision-record.ts';
import type { Sha256 } from './keys.ts';
import type { Pin } from './pin.ts';
import type { SettingsDigests } from './settings.ts';
import type { EncodedState } from './state-codec.ts';
import { QUIET, type Watchdog } from './watchdog-state.ts';

/** Something that a person must know or decide. */
export interface Advice {
  readonly severity: 'health' | 'approval';
  readonly told: Told;
}

/** What every item of the outbox has: an id that is the same for every copy, and the release that must be live. */
interface Waiting {
  readonly id: string;
  readonly seq: number;
  /** Until then one sender has it for itself. It lapses, because a sender may die. */
  readonly claimedUntil?: EpochSeconds;
}

/** What waits to be sent: references to a release, or to the releases of a digest, or a short notice. */
export type OutboxItem =
  | (Waiting & {
      readonly kind: 'release';
      readonly manifest: Sha256;
      /** What a person must know besides: there is at most one alert a release. */
      readonly also: readonly Advice[];
    })
  | (Waiting & { readonly kind: 'digest'; readonly releases: readonly FoldedRelease[] })
  | (Waiting & Advice & { readonly kind: 'notice' });

/** A routine release that waits for the digest, and when it was committed. */
export interface FoldedRelease {
  readonly seq: number;
  readonly manifest: Sha256;
  readonly at: EpochSeconds;
  /** It was told at once, while others waited: the digest says nothing of what its own alert said later. */
  readonly isTold?: true;
}

/** The state that everything else follows from. */
export interface Head {
  /** Raised by every write of HEAD. */
  readonly rev: number;
  /** The release that is current. */
  readonly seq: number;
  readonly syncToken: SyncToken;
  /** Of the last accepted feed; missing in what an earlier program wrote, whose state has it. */
  readonly createDate?: EpochSeconds;
  /** Hexadecimal MD5 of the last accepted feed. */
  readonly md5: string;
  readonly manifest: Sha256;
  /** What the lists were made with, besides the feed. */
  readonly settings: SettingsDigests;
  /** The snapshot, holds and withheld prefixes: read only by those who need them. */
  readonly state: EncodedState;
  readonly outbox: readonly OutboxItem[];
  /** Routine releases, oldest first, that the next digest tells; and those told since the first of them. */
  readonly folded: readonly FoldedRelease[];
  /** Ids of the last notices, so that the same bad feed is told of once. */
  readonly noticed: readonly string[];
  /** When this release was committed. */
  readonly releasedAt: EpochSeconds;
  /** Decisions that are not copied to the table yet. */
  readonly records: readonly DecisionRecord[];
  /** Set after a rollback. */
  readonly pin?: Pin;
  readonly watchdog: Watchdog;
}

/** DynamoDB's bound on an item is 400 KB; this leaves room for its other attributes. */
export const MAX_HEAD_BYTES = 390 * 1024;

/** How many notices HEAD remembers. */
export const NOTICES_REMEMBERED = 20;

/**
 * HEAD as the table stores it: what conditions look at, the compressed state, and the rest as JSON.
 * @throws RangewatchError `store-content` when it would not fit in an item
 */
export function encodeHead({ rev, seq, syncToken, state, ...rest }: Head): StoredHead {
  const body = JSON.stringify(rest);
  const size = state.length + body.length;
  if (size > MAX_HEAD_BYTES) {
    throw new RangewatchError({
      code: 'store-content',
      seen: `a HEAD of ${size} bytes`,
      expected: `at most ${MAX_HEAD_BYTES} bytes, the bound of a DynamoDB item`,
      where: 'table, HEAD',
      remedy: 'watch fewer Regions with one table',
    });
  }
  return { rev, seq, syncToken, body, state };
}

/** Reads HEAD back. Only this program writes it, so its shape is trusted; an earlier one lacked what has a default here. */
export function decodeHead({ rev, seq, syncToken, body, state }: StoredHead): Head {
  const read = JSON.parse(body) as Omit<Head, 'rev' | 'seq' | 'syncToken' | 'state'>;
  const rest = { ...read, folded: read.folded ?? [], watchdog: { ...QUIET, ...read.watchdog } };
  return { ...rest, rev, seq, syncToken: syncToken as SyncToken, state: state as EncodedState };
}
