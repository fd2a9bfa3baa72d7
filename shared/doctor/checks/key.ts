// The signing key of this machine: without its secret half, consumers refuse every list from the next start on.
import { type Check, fine, problem } from '../finding.ts';
import { hasBegun } from '../has-begun.ts';
import { said } from '../words/say.ts';

export const key: Check = ({ machine }) => {
  if (!hasBegun(machine)) return undefined;
  const seen = machine.key;
  switch (seen.kind) {
    case 'whole':
      return fine(said('key-whole'));
    case 'none':
      return problem(said('key-none'), said('key-none-do'));
    case 'public-only':
      return problem(said('key-public-only'), said('key-public-only-do'));
    case 'open':
      return problem(said('key-open'), said('key-open-do', { file: seen.file }));
    case 'broken':
      return problem(said('key-broken', { why: seen.why }), said('key-broken-do'));
  }
};
