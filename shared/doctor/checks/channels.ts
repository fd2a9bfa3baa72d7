// Who is told, on one machine: a terminal that nobody looks at tells nobody.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { hasBegun } from '../has-begun.ts';
import { said } from '../words/say.ts';

export const channels: Check = ({ machine }) => {
  if (!hasBegun(machine)) return undefined;
  const seen = machine.channels;
  if (seen.kind === 'unseen')
    return problem(said('channels-wrong', { why: seen.why }), said('channels-wrong-do'));
  // Somebody may well look at the terminal, or read the feed of changes.
  if (seen.value.length === 0) return unknown(said('channels-none'), said('channels-none-do'));
  return fine(said('channels-some', { names: seen.value.join(', ') }));
};
