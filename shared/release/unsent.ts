// Alerts that should be with people by now: what is in the outbox for longer than a converge takes.
import type { EpochSeconds } from '../time.ts';
import type { Head } from './head.ts';

/** How long a release may take from its commit until its alert is sent, in seconds: as the watchdog has it. */
const SENT_AFTER: EpochSeconds = 600;

/** How many alerts nobody is sending, though they are due. */
export function unsentIn({ outbox, seq, releasedAt }: Head, now: EpochSeconds): number {
  const isUnderWay = now - releasedAt < SENT_AFTER;
  return outbox.filter((item) => {
    const isClaimed = (item.claimedUntil ?? 0) > now;
    return !isClaimed && !(isUnderWay && item.seq === seq);
  }).length;
}
