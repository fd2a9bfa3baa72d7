// What one attempt says: the first thing on the way that is not as it should be.
import { addressKind } from './address.ts';
import { certificateProblem, EXPECTED_ISSUER, issuerWords } from './certificate.ts';
import type { CheckCode } from './code.ts';
import type { Attempt, Failed, Lookup, Result } from './sight.ts';

/** What an attempt shows. `detail` tells findings of the same code apart: an issuer, a status, an error. */
export interface Judgement {
  readonly code: CheckCode | 'reached';
  readonly detail: string;
}

/** Judges one attempt. */
export function judge({ target, address, lookup, result }: Attempt): Judgement {
  if (lookup !== null && lookup.kind !== 'addresses') return lookupProblem(lookup, target.purpose);
  if (target.purpose === 'privatelink' && address !== null && addressKind(address) === 'public') {
    return { code: 'privatelink-public', detail: address };
  }
  const verdict = result === null ? sinkhole(address) : resultOf(result, target.protocol);
  // Behind a private address may stand an endpoint of one's own: then all is well with it.
  if (target.purpose === 'privatelink' || address === null || lookup === null) return verdict;
  const isFine = verdict.code === 'reached' || verdict.code === 'udp-sent';
  return !isFine && addressKind(address) === 'private' ? { code: 'dns-private', detail: address } : verdict;
}

function sinkhole(address: string | null): Judgement {
  return { code: 'dns-sinkhole', detail: address ?? '' };
}

function lookupProblem(
  { kind }: Exclude<Lookup, { readonly kind: 'addresses' }>,
  purpose: Attempt['target']['purpose'],
): Judgement {
  if (kind === 'unfinished') return { code: 'unfinished', detail: '' };
  if (purpose === 'privatelink') return { code: 'privatelink-unresolved', detail: kind };
  return { code: `dns-${kind}`, detail: '' };
}

function resultOf(result: Result, protocol: 'tcp' | 'udp'): Judgement {
  switch (result.kind) {
    case 'open':
      return { code: 'reached', detail: '' };
    case 'sent':
      return { code: 'udp-sent', detail: '' };
    case 'unfinished':
      return { code: 'unfinished', detail: '' };
    case 'certificate': {
      const { certificate } = result;
      const code = certificateProblem(certificate);
      if (code !== undefined) return { code, detail: issuerWords(certificate) };
      if (certificate.issuerOrganization === EXPECTED_ISSUER) return { code: 'reached', detail: '' };
      return { code: 'other-authority', detail: issuerWords(certificate) };
    }
    case 'failed':
      return protocol === 'udp' ? datagramProblem(result) : connectionProblem(result);
    case 'no-handshake':
      return { code: `tls-${result.how}`, detail: '' };
    case 'no-tunnel':
      return result.how === 'status' ? statusProblem(result) : { code: `proxy-${result.how}`, detail: '' };
  }
}

/** A connection that did not come about. */
export function connectionProblem({ how, why }: Failed): Judgement {
  return { code: `tcp-${how}`, detail: how === 'refused' || how === 'dropped' ? '' : why };
}

function datagramProblem({ how, why }: Failed): Judgement {
  return how === 'denied' ? { code: 'udp-denied', detail: why } : { code: 'udp-rejected', detail: why };
}

/** 502 and its like: the proxy agreed, and found no way itself (RFC 9110, section 15.6). */
function statusProblem({
  status,
  schemes,
}: {
  readonly status: number;
  readonly schemes: string;
}): Judgement {
  if (status === 407) return { code: 'proxy-credentials', detail: schemes };
  if (status === 403) return { code: 'proxy-denied', detail: '' };
  const isGateway = status === 502 || status === 503 || status === 504;
  return { code: isGateway ? 'proxy-gateway' : 'proxy-status', detail: String(status) };
}
