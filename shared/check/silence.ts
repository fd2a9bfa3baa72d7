// Whether there is a network at all: where nothing answers, that is the one thing to say before all others.
import { type CheckFinding, plain } from './finding.ts';
import type { CheckSight, Lookup, Result } from './sight.ts';

/** Nothing to send with, or nobody who answers on any way. */
export function silenceFindings(sight: CheckSight): readonly CheckFinding[] {
  const { hasIpv4, hasIpv6, hasRoute } = sight.machine;
  if (!hasIpv4 && !hasIpv6) return [plain('no-network')];
  if (!isSilent(sight)) return [];
  return [plain(hasRoute ? 'no-answer' : 'no-network')];
}

/** Whether nobody said anything, not even no. */
function isSilent({ attempts, proxy }: CheckSight): boolean {
  const isProxySilent = proxy === undefined || isUnanswered(proxy.lookup, proxy.connection);
  const isAsked = attempts.length > 0 || proxy !== undefined;
  return isAsked && isProxySilent && attempts.every(({ lookup, result }) => isUnanswered(lookup, result));
}

function isUnanswered(lookup: Lookup | null, result: Result | null): boolean {
  if (lookup?.kind === 'timeout' || lookup?.kind === 'no-server') return true;
  if (result?.kind === 'sent' || result?.kind === 'unfinished') return true;
  return result?.kind === 'failed' && (result.how === 'dropped' || result.why === 'ENETUNREACH');
}
