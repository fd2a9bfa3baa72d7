// Whose certificate a name showed, and what that says of the way to it.
import type { CheckCode } from './code.ts';
import type { CertificateFacts } from './sight.ts';

/**
 * The organization in certificates of Amazon Trust Services, which issues those of WorkSpaces: `O=Amazon` in every issuer
 * of https://www.amazontrust.com/repository/. AWS's page on troubleshooting tells users to trust it.
 */
export const EXPECTED_ISSUER = 'Amazon';

/**
 * What is wrong with a certificate; undefined where it is as it should be.
 *
 * Inspection writes a certificate anew for the very name, by an authority of its own. One for another name is of another
 * server, one of another public authority is genuine, and an unknown chain that claims to be Amazon's is no inspection.
 */
export function certificateProblem(certificate: CertificateFacts): CheckCode | undefined {
  const { issuerOrganization, isForName, isPublic, isTrusted, period } = certificate;
  if (!isForName) return 'tls-name-mismatch';
  if (issuerOrganization !== EXPECTED_ISSUER && !isPublic) return 'tls-other-issuer';
  if (period === 'past') return 'tls-expired';
  if (period === 'future') return 'tls-not-yet-valid';
  return isTrusted ? undefined : 'tls-untrusted';
}

/** The issuer as people read it. */
export function issuerWords({ issuerOrganization, issuerName }: CertificateFacts): string {
  return [...new Set([issuerOrganization, issuerName])].filter((part) => part !== null).join(', ') || '?';
}
