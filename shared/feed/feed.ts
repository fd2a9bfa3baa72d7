// The feed: what one publication of ip-ranges.json says.
import type { EpochSeconds } from '../time.ts';

declare const token: unique symbol;

/** `syncToken`: the feed's version, ten digits of seconds since the epoch. Only ever compared with `>`. */
export type SyncToken = number & { readonly [token]: true };

/**
 * One row of the feed. The prefix is text whose shape was checked (see parse.ts) and which is read in full only when
 * a requirement selects the row.
 */
export interface Entry {
  readonly prefix: string;
  /** Such as `AMAZON`, `EC2`, `WORKSPACES_GATEWAYS`: an open set. */
  readonly service: string;
  /** A Region code or `GLOBAL`: an open set. */
  readonly region: string;
  /** A Region, Local Zone or Wavelength Zone group; empty where the feed had none (before 2020-04-07). */
  readonly networkBorderGroup: string;
}

/** One publication. */
export interface Feed {
  readonly syncToken: SyncToken;
  readonly createDate: EpochSeconds;
  readonly entries: readonly Entry[];
}

/** A feed with the hexadecimal MD5 of the bytes it was read from. */
export interface ReceivedFeed {
  readonly feed: Feed;
  readonly md5: string;
}

/** A feed by its token and its MD5: one that was received, or the last that was accepted. */
export interface FeedIdentity {
  readonly syncToken: SyncToken;
  readonly md5: string;
}

/** The identity of what was received; where the source says "unchanged", that is what is known. */
export function identityOf(received: ReceivedFeed): FeedIdentity;
export function identityOf(
  received: ReceivedFeed | 'unchanged',
  known: FeedIdentity | undefined,
): FeedIdentity | undefined;
export function identityOf(
  received: ReceivedFeed | 'unchanged',
  known?: FeedIdentity,
): FeedIdentity | undefined {
  if (received === 'unchanged') return known;
  return { syncToken: received.feed.syncToken, md5: received.md5 };
}

/** Reads a sync token; undefined unless it is exactly ten digits. */
export function parseSyncToken(text: unknown): SyncToken | undefined {
  return typeof text === 'string' && /^[1-9]\d{9}$/.test(text) ? (Number(text) as SyncToken) : undefined;
}
