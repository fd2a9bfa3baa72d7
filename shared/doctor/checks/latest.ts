// Whether latest.json and version.json are of the same release.
import { LATEST_KEY } from '../../release/keys.ts';
import { noProblems } from '../../verify/problems.ts';
import { refuseOtherRelease } from '../../verify/signed.ts';
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

export const latest: Check = ({ published }) => {
  if (published?.version.kind !== 'seen') return undefined;
  const { value: version } = published.version;
  const seen = published.latest;
  if (seen.kind === 'unseen')
    return problem(said('latest-wrong', { why: seen.why }), said('latest-wrong-do'));
  const { found, attempt } = noProblems();
  attempt(() => refuseOtherRelease(seen.value.version, version, LATEST_KEY));
  const [first] = found;
  if (first === undefined) return fine(said('latest-agrees'));
  const why = `${first.problem.seen}, expected ${first.problem.expected}`;
  return problem(said('latest-wrong', { why }), said('latest-wrong-do'));
};
