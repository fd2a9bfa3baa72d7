// Whether one file that firewalls poll, read back, is the one that the release names.
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

/** How much of a sum is shown. */
const DIGITS = 16;

export const file: Check = ({ published }) => {
  if (published?.latest.kind !== 'seen') return undefined;
  if (published.file === undefined) return problem(said('file-none'), said('file-none-do'));
  const { key, named, found } = published.file;
  if (found.kind === 'seen' && found.value === named) return fine(said('file-right', { key }));
  const why =
    found.kind === 'unseen'
      ? found.why
      : said('bytes-differ', { found: found.value.slice(0, DIGITS), expected: named.slice(0, DIGITS) });
  return problem(said('file-wrong', { key, why }), said('file-wrong-do'));
};
