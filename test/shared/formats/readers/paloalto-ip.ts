// PAN-OS, list of type IP: `address | address/mask | first-last`, then perhaps a blank and a comment. No names.
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => {
  const entries = strictLines(bytes).map((line) => line.split(' ')[0] ?? '');
  return { prefixes: distinct(entries.map(addressOrPrefix)), domains: [] };
};
