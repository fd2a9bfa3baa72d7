// What the lists of this machine are made from: a sample or a recording is not for a firewall.
import { type Check, fine, problem } from '../finding.ts';
import { hasBegun } from '../has-begun.ts';
import { said } from '../words/say.ts';

export const source: Check = ({ machine }) => {
  if (!hasBegun(machine)) return undefined;
  switch (machine.source) {
    case 'live':
      return fine(said('source-live'));
    case 'sample':
      return problem(said('source-sample'), said('source-sample-do'));
    case undefined:
      return problem(said('source-none'), said('source-none-do'));
    default:
      return problem(said('source-file'), said('source-file-do'));
  }
};
