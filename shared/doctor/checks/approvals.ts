// What waits for a person. What a person denied waits no more.
import { formatTime } from '../../time.ts';
import { type Check, fine, problem, unknown } from '../finding.ts';
import { placeOption } from '../place-option.ts';
import { said } from '../words/say.ts';

/** How much of a digest is shown: `approve` takes it. */
const DIGITS = 16;

export const approvals: Check = ({ approvals: seen, functionName }) => {
  if (seen?.kind !== 'seen') {
    // A function that does not answer is told of by its own check.
    if (seen === undefined || functionName !== undefined) return undefined;
    return unknown(said('approvals-unseen', { why: seen.why }), said('approvals-unseen-do'));
  }
  const open = seen.value.waiting.filter(({ deniedAt }) => deniedAt === null);
  const [oldest] = open;
  if (oldest === undefined) return fine(said('approvals-none'));
  const what = `${oldest.kind} ${oldest.selector}`;
  return problem(
    said('approvals-some', { count: open.length, since: formatTime(oldest.since), what }),
    said('approvals-some-do', { digest: oldest.digest.slice(0, DIGITS), place: placeOption(functionName) }),
  );
};
