// Counted things in what a command prints.
import { groupDigits } from '../shared/alerts/words/group-digits.ts';

/** `1 prefix`, `2 prefixes`; for words whose plural is regular give it as well. */
export function countWords(count: number | string, one: string, many: string): string {
  return `${groupDigits(String(count))} ${String(count) === '1' ? one : many}`;
}
