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

/** Reads a sync token; undefined unless it is exactly ten digits. */
export function parseSyncToken(text: unknown): SyncToken | undefined {
  return typeof text === 'string' && /^[1-9]\d{9}$/.test(text) ? (Number(text) as SyncToken) : undefined;
}
