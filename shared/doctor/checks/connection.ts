// Whether the lists can be reached, over TLS that a firewall would trust as well.
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

/** OpenSSL's and Node.js's codes of a certificate that does not hold: CERT_HAS_EXPIRED, UNABLE_TO_VERIFY_LEAF_SIGNATURE, … */
const CERTIFICATE_CODE = /^[A-Z_]*(?:CERT|LEAF_SIGNATURE)[A-Z_]*$/;

export const connection: Check = ({ site }) => {
  if (site === undefined) return undefined;
  const { host, isTls } = site;
  if (site.version.kind === 'answered') {
    return fine(isTls ? said('connection-https') : said('connection-http'));
  }
  const { why } = site.version;
  return CERTIFICATE_CODE.test(why)
    ? problem(said('connection-certificate', { why }), said('connection-certificate-do', { host }))
    : problem(said('connection-none', { why }), said('connection-none-do', { host }));
};
