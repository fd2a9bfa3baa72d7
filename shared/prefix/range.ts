// Ranges, first to last address, as prefixes.
import { type Family, type Prefix, sizeOf, WIDTH } from './prefix.ts';

/** The fewest prefixes that are exactly the addresses from `first` to `last`, both included; none where last is before first. */
export function prefixesOfRange(family: Family, first: bigint, last: bigint): readonly Prefix[] {
  const prefixes: Prefix[] = [];
  for (let at = first; at <= last; ) {
    let length = WIDTH[family];
    const doubled = () => sizeOf({ family, first: at, length: length - 1 });
    while (length > 0 && at % doubled() === 0n && at + doubled() - 1n <= last) length--;
    const prefix = { family, first: at, length };
    prefixes.push(prefix);
    at += sizeOf(prefix);
  }
  return prefixes;
}
