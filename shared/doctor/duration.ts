// How long ago something was, in words, as exactly as a person wants it.
import { DAY, type EpochSeconds, HOUR } from '../time.ts';
import { type Said, said } from './words/say.ts';

/** `5 min`, `7 h` or `3 days`. */
export function duration(seconds: EpochSeconds): Said {
  if (seconds < 2 * HOUR) return said('minutes', { count: Math.max(0, Math.floor(seconds / 60)) });
  if (seconds < 2 * DAY) return said('hours', { count: Math.floor(seconds / HOUR) });
  return said('days', { count: Math.floor(seconds / DAY) });
}
