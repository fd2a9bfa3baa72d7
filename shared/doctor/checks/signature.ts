// Whether the sums are signed by the key that consumers were given.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const signature: Check = ({ signature: seen }) => {
  switch (seen?.kind) {
    case undefined:
      return undefined;
    case 'holds':
      return fine(said('signature-holds'));
    case 'unasked':
      return unknown(said('signature-unasked'), said('signature-unasked-do'));
    case 'unread':
      return unknown(said('signature-unread', { why: seen.why }), said('signature-unread-do'));
    case 'wrong':
      return problem(said('signature-wrong', { why: seen.why }), said('signature-wrong-do'));
  }
};
