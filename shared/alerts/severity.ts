// How urgent a change is: narrow lists are for people to act on at once, wide ones change twice a week.
import { type AllowlistName, isWide } from '../allowlist/allowlists.ts';
import type { Cause } from '../release/manifest.ts';

/**
 * How urgent something is (design, section 6): `action`, `approval`, `baseline` and `health` are told at once, `routine` in
 * the daily digest.
 */
export type Severity = 'action' | 'routine' | 'approval' | 'health' | 'baseline';

/** Severities, the most urgent first. */
export const SEVERITIES: readonly Severity[] = ['action', 'approval', 'baseline', 'health', 'routine'];

/** What of a change its severity follows from. */
interface Weighed {
  readonly cause: Cause;
  readonly change: readonly { readonly name: AllowlistName }[];
  readonly nameChange: readonly { readonly name: AllowlistName }[];
  readonly newAllowlists: readonly object[];
}

/** The severity of a release. */
export function severityOf({ cause, change, nameChange, newAllowlists }: Weighed): Severity {
  if (cause === 'baseline') return 'baseline';
  if ([...change, ...nameChange].some(({ name }) => !isWide(name))) return 'action';
  return newAllowlists.length > 0 ? 'baseline' : 'routine';
}

/** Each severity once, the most urgent first. */
export function byUrgency(severities: readonly Severity[]): readonly Severity[] {
  return SEVERITIES.filter((severity) => severities.includes(severity));
}
