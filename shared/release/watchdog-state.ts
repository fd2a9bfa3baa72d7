// What people were told of the watcher's own state, so that each thing is said once, and once when it is over.
import type { EpochSeconds } from '../time.ts';

/** How often people were reminded of something that waits. */
export interface Reminders {
  readonly toldAt: EpochSeconds;
  readonly given: number;
}

/** What HEAD remembers of it. */
export interface Watchdog {
  /** Since when no feed has been verified; null unless that was told. */
  readonly unverifiedSince: EpochSeconds | null;
  /** Since when what is public lags behind HEAD; null unless that was told. */
  readonly laggingSince: EpochSeconds | null;
  /** By the day on which something ends: how many days before it people were told last. */
  readonly endings: Readonly<Record<string, number>>;
  /** By the digest of what waits, or, for a pin, by when it was set. */
  readonly reminders: Readonly<Record<string, Reminders>>;
}

/** How the key of a pin's reminders begins. */
export const PIN = 'pin-';

/** Nothing was told yet. */
export const QUIET: Watchdog = { unverifiedSince: null, laggingSince: null, reminders: {}, endings: {} };
