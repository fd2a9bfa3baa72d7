// How urgent a release is: narrow lists are for people to act on at once, wide ones change twice a week.
import { isWide } from '../allowlist/allowlists.ts';
import type { Alert } from '../ports.ts';
import type { ChangeDocument } from '../release/changes.ts';

/** The severity of a release's alert (design, section 6). */
export function severityOf({ cause, allowlists, names, newAllowlists }: ChangeDocument): Alert['severity'] {
  if (cause === 'baseline') return 'baseline';
  if ([...allowlists, ...names].some(({ name }) => !isWide(name))) return 'action';
  return allowlists.length === 0 && newAllowlists.length > 0 ? 'baseline' : 'routine';
}

/** Severities, the most urgent first. */
const URGENCY: readonly Alert['severity'][] = ['action', 'approval', 'baseline', 'health', 'routine'];

/** The most urgent of some severities: what one alert that says several things is sent with. */
export function mostUrgent(severities: readonly Alert['severity'][]): Alert['severity'] {
  return URGENCY.find((severity) => severities.includes(severity)) ?? 'routine';
}
