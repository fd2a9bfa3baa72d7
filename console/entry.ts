// The entries of lists as texts: most pages meet the same thousands, and each is read as a prefix once.
import { parsePrefix } from '../shared/prefix/parse.ts';
import type { Prefix } from '../shared/prefix/prefix.ts';

const known = new Map<string, Prefix>();

/** The prefix of an entry; undefined for a name. */
export function prefixOf(entry: string): Prefix | undefined {
  if (!entry.includes('/')) return undefined;
  const found = known.get(entry) ?? parsePrefix(entry);
  known.set(entry, found);
  return found;
}
