// What a missing list answers: 404 and nothing else. On 401 and 403 PAN-OS stops enforcing; a page would be read as a list.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const missing: Check = ({ site }) => {
  if (site?.version.kind !== 'answered') return undefined;
  if (site.missing.kind === 'failed') {
    return unknown(said('missing-silent', { why: site.missing.why }), said('missing-silent-do'));
  }
  const { status } = site.missing;
  if (status === 404) return fine(said('missing-404'));
  return status === 401 || status === 403
    ? problem(said('missing-refused', { status }), said('missing-refused-do'))
    : problem(said('missing-other', { status }), said('missing-other-do'));
};
