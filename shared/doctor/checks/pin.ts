// Whether a rollback still pins the lists: nothing newer is published, and that is easily forgotten.
import { isPinned } from '../../release/pin.ts';
import { formatTime } from '../../time.ts';
import { type Check, fine, problem } from '../finding.ts';
import { placeOption } from '../place-option.ts';
import { said } from '../words/say.ts';

export const pin: Check = ({ approvals, functionName, now }) => {
  if (approvals?.kind !== 'seen') return undefined;
  const set = approvals.value.pin;
  if (set === null || !isPinned(set, now)) return fine(said('pin-none'));
  const until = set.until === null ? said('pin-forever') : formatTime(set.until);
  return problem(
    said('pin-set', { seq: set.toSeq, since: formatTime(set.since), until }),
    said('pin-set-do', { place: placeOption(functionName) }),
  );
};
