// SHA256SUMS as a consumer reads it.
import { type Sha256, SUMS_KEY } from '../release/keys.ts';
import { misshapen, refuseTooMany, takeKey } from './shape.ts';

/** Reads SHA256SUMS: sums by key. @throws RangewatchError `tree-shape` */
export function readSums(bytes: Uint8Array): ReadonlyMap<string, Sha256> {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  if (lines.pop() !== '') throw misshapen('a last line without its end', 'whole lines', SUMS_KEY);
  refuseTooMany(lines.length, SUMS_KEY);
  const sums = new Map<string, Sha256>();
  for (const [index, line] of lines.entries()) {
    const where = `${SUMS_KEY}, line ${index + 1}`;
    const [, sum, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined) throw misshapen('another line', 'a SHA-256, two blanks and a key', where);
    takeKey({ where }, key);
    if (key === undefined || sums.has(key)) throw misshapen('a key once more', 'each key once', where);
    sums.set(key, sum as Sha256);
  }
  return sums;
}
