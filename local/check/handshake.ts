// One TLS handshake on an open connection: the certificate that is shown, whoever issued it.
import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { checkServerIdentity, connect, type DetailedPeerCertificate, rootCertificates } from 'node:tls';
import type { CertificateFacts, Result } from '../../shared/check/sight.ts';
import { UNFINISHED } from './failed.ts';
import { ANSWER_MS, type Clock } from './limits.ts';

/** Verification errors that say something of dates only: trust is another question. */
const OF_DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Characters of an issuer's name that are shown. */
const ISSUER_CHARACTERS = 80;

/** Shakes hands with what answers for a name, and closes the connection. Any certificate is taken: it is to be judged. */
export function shakeHands(socket: Socket, name: string, clock: Clock): Promise<Result> {
  return new Promise((resolve) => {
    const secure = connect({ socket, servername: name, rejectUnauthorized: false });
    const end = setTimeout(
      () => give(clock.isOver() ? UNFINISHED : { kind: 'no-handshake', how: 'silent' }),
      clock.within(ANSWER_MS),
    );
    const give = (result: Result) => {
      clearTimeout(end);
      secure.destroy();
      socket.destroy();
      resolve(result);
    };
    secure.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const isClosed = code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED';
      give({ kind: 'no-handshake', how: isClosed ? 'closed' : 'other-protocol' });
    });
    secure.once('close', () => give({ kind: 'no-handshake', how: 'closed' }));
    secure.once('secureConnect', () => {
      const shown = secure.getPeerCertificate(true);
      // Node types it as an error and gives the code alone.
      const problem = String(secure.authorizationError ?? '');
      give({ kind: 'certificate', certificate: factsOf(shown, name, problem) });
    });
  });
}

function factsOf(shown: DetailedPeerCertificate, name: string, problem: string): CertificateFacts {
  const [from, to] = [Date.parse(shown.valid_from), Date.parse(shown.valid_to)];
  const now = Date.now();
  const isTrusted = problem === '' || OF_DATES.has(problem) || problem === 'ERR_TLS_CERT_ALTNAME_INVALID';
  return {
    issuerOrganization: textOf(shown.issuer.O),
    issuerName: textOf(shown.issuer.CN),
    isTrusted,
    isPublic: isTrusted && isPublicRoot(topOf(shown)),
    isForName: checkServerIdentity(name, shown) === undefined,
    period: now > to ? 'past' : now < from ? 'future' : 'now',
  };
}

/** As a terminal may show it: whoever inspects also writes the issuer's name. */
function textOf(part: string | readonly string[] | undefined): string | null {
  if (part === undefined) return null;
  return [part]
    .flat()
    .join(', ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
    .slice(0, ISSUER_CHARACTERS);
}

/** The last of the chain that was found: its issuer is itself, or was not to be had. */
function topOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  let top = certificate;
  while (top.issuerCertificate !== undefined && top.issuerCertificate.fingerprint256 !== top.fingerprint256) {
    top = top.issuerCertificate;
  }
  return top;
}

/** Whether a root is one of Mozilla's, which Node brings along: an authority of a company never is. */
function isPublicRoot({ fingerprint256 }: DetailedPeerCertificate): boolean {
  return rootCertificates.some((pem) => new X509Certificate(pem).fingerprint256 === fingerprint256);
}
