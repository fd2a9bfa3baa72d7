// FortiOS, external resource of type address: an address, a prefix or a range a line; at most 10 MB and 131,072 entries
// before 7.4.4. An empty file is taken, and matches nothing.
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => {
  if (bytes.length > 10_000_000) throw new Error('more than 10 MB');
  const entries = strictLines(bytes).filter((line) => !line.startsWith('#'));
  if (entries.length === 0 || entries.length > 131_072) throw new Error(`${entries.length} entries`);
  return { prefixes: distinct(entries.map(addressOrPrefix)), domains: [] };
};
