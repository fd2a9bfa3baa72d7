// Whether version.json is there and can be read: jobs poll nothing else.
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

export const version: Check = ({ published }) => {
  if (published === undefined) return undefined;
  const seen = published.version;
  return seen.kind === 'seen'
    ? fine(said('version-read', { seq: seen.value.seq }))
    : problem(said('version-wrong', { why: seen.why }), said('version-wrong-do'));
};
