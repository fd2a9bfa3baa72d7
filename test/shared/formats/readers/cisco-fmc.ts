// FMC, network feed: an address or a block a line, `#` begins a comment line, no block of length 0. FMC takes a file of
// which it understands a single line; this reader wants them all.
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => {
  const entries = strictLines(bytes).filter((line) => !line.startsWith('#'));
  if (entries.some((entry) => entry.endsWith('/0'))) throw new Error('a block of length 0');
  return { prefixes: distinct(entries.map(addressOrPrefix)), domains: [] };
};
