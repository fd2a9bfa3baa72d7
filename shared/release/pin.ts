// The pin: after a rollback, ingest goes on verifying and recording, and publishes nothing until it is taken out.
import type { EpochSeconds } from '../time.ts';

/** What holds the lists where they are. */
export interface Pin {
  /** The release whose content is published. */
  readonly toSeq: number;
  readonly since: EpochSeconds;
  /** When it ends by itself; null: only a person takes it out. */
  readonly until: EpochSeconds | null;
}

/** Whether a pin holds at a time. */
export function isPinned(pin: Pin | undefined, now: EpochSeconds): boolean {
  return pin !== undefined && (pin.until === null || pin.until > now);
}
