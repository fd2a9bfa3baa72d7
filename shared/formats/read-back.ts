// Reading a file back whole, and comparing it with the list that it was written from.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { Tools } from '../ports.ts';
import { formatPrefixes } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { comparePrefixes, FAMILIES, type Prefix } from '../prefix/prefix.ts';
import type { Format, ReadBack } from './format.ts';
import { cidrsOf, prefixesOf } from './prefix-lines.ts';

/**
 * Reads a file that a format wrote, its prefixes as addresses.
 * @throws RangewatchError `store-content` or a `prefix-…` code
 */
export function readFile(
  format: Format,
  bytes: Uint8Array,
  tools: Tools,
): Omit<ReadBack, 'prefixes'> & { readonly prefixes: readonly Prefix[] } {
  const found = format.read(bytes, tools);
  return { ...found, prefixes: found.prefixes.map(parsePrefix) };
}

/** Whether texts are exactly the prefixes of a list, in its order. */
export function areThose(texts: readonly string[], allowlist: Allowlist): boolean {
  const printed = cidrsOf(allowlist);
  if (texts.length !== printed.length) return false;
  if (texts.every((text, index) => text === printed[index])) return FAMILIES.every(isProven(allowlist));
  return areEqual(texts.map(parsePrefix), prefixesOf(allowlist));
}

/** Sets whose printed text was read as addresses, and was the set: each is in two dozen files, and is read once. */
const proven = new WeakSet<readonly Prefix[]>();

function isProven({ prefixes }: Allowlist): (family: (typeof FAMILIES)[number]) => boolean {
  return (family) => {
    const set = prefixes[family];
    if (proven.has(set)) return true;
    if (!areEqual(formatPrefixes(set).map(parsePrefix), set)) return false;
    proven.add(set);
    return true;
  };
}

function areEqual(found: readonly Prefix[], expected: readonly Prefix[]): boolean {
  return (
    found.length === expected.length &&
    found.every((prefix, index) => {
      const other = expected[index];
      return other !== undefined && comparePrefixes(prefix, other) === 0;
    })
  );
}
