// pf, the file of a table: addresses and networks between blanks or lines, `#` begins a comment, `!` negates, and what is
// neither is looked up as a host name or an interface when the file is loaded.
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => {
  const entries = strictLines(bytes).flatMap((line) => line.replace(/#.*/, '').split(' ').filter(Boolean));
  return { prefixes: distinct(entries.map(addressOrPrefix)), domains: [] };
};
