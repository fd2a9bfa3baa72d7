// The words of alerts, in English.
import type { Cause } from '../release/manifest.ts';
import type { Transport } from '../requirements/requirement.ts';

/** Why a release was made, as a person reads it. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  feed: 'AWS changed its address ranges',
  catalogue: 'the catalogue of requirements changed',
  config: 'the configuration changed',
  approval: 'a person approved it',
  'hold-expired': 'AWS removed it, or the configuration no longer asks for it, and its hold has run out',
  baseline: 'first release',
};

/** `TCP 443, 4172; UDP 4172`. */
export function portWords(ports: readonly Transport[]): string {
  return ports
    .map(({ protocol, ports: numbers }) => `${protocol.toUpperCase()} ${numbers.join(', ')}`)
    .join('; ');
}

/** `1 prefix`, `2 prefixes`; for words whose plural is regular give it as well. */
export function countWords(count: number | string, one: string, many: string): string {
  return `${groupDigits(String(count))} ${String(count) === '1' ? one : many}`;
}

/** `1234567` as `1,234,567`; an IPv6 count beyond 15 digits as a power of ten. */
function groupDigits(digits: string): string {
  if (digits.length > 15) return `${digits[0]}.${digits[1]}e${digits.length - 1}`;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
