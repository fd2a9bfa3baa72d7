// Numbers and times as people read them.
import { groupDigits } from '../shared/alerts/words/group-digits.ts';

/** `1234567` as `1,234,567`, and what only IPv6 has as a power of ten. */
export function digits(number: string | number | bigint): string {
  return groupDigits(String(number));
}

/** `2026-09-18 06:17 UTC`. `iso` is ISO 8601 in UTC. */
export function utc(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** The same moment where the reader is; empty where that is UTC. */
export function local(iso: string): string {
  const date = new Date(iso);
  if (date.getTimezoneOffset() === 0 || Number.isNaN(date.getTime())) return '';
  // Swedish is the language that writes dates as ISO 8601 does.
  return date.toLocaleString('sv', { dateStyle: 'short', timeStyle: 'short' });
}
