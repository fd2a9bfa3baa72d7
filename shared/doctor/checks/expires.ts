// Whether the lists are still valid: a careful consumer refuses them once they expired.
import { parseTime } from '../../time.ts';
import { type Check, fine, problem, unknown } from '../finding.ts';
import { isPlayed } from '../has-begun.ts';
import { said } from '../words/say.ts';

export const expires: Check = ({ published, machine, now }) => {
  if (published?.version.kind !== 'seen') return undefined;
  if (isPlayed(machine)) return unknown(said('time-played'), said('time-played-do'));
  const { expires: time } = published.version.value;
  return (parseTime(time) ?? 0) > now
    ? fine(said('expires-later', { expires: time }))
    : problem(said('expires-past', { expires: time }), said('expires-past-do'));
};
