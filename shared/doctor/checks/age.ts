// How long ago a feed was verified: it is the only sign of a watcher that stopped.
import { type EpochSeconds, HOUR, parseTime } from '../../time.ts';
import { duration } from '../duration.ts';
import { type Check, fine, problem } from '../finding.ts';
import { isPlayed } from '../has-begun.ts';
import { said } from '../words/say.ts';

/** As the watchdog has it: version.json is refreshed hourly, and the feed looked at every 15 minutes. */
const OLD_AFTER: EpochSeconds = 2 * HOUR;

/** How much two clocks may differ, in seconds. */
const CLOCKS_DIFFER: EpochSeconds = 300;

export const age: Check = ({ published, machine, now }) => {
  // What was played has been told by the check of when the lists expire.
  if (published?.version.kind !== 'seen' || isPlayed(machine)) return undefined;
  const { verifiedAt } = published.version.value;
  const seconds = now - (parseTime(verifiedAt) ?? 0);
  if (seconds < -CLOCKS_DIFFER) return problem(said('age-ahead', { verifiedAt }), said('age-ahead-do'));
  return seconds < OLD_AFTER
    ? fine(said('age-young', { age: duration(seconds) }))
    : problem(said('age-old', { age: duration(seconds) }), said('age-old-do'));
};
