// The snapshot: the entries of one feed that some requirement looks at, read strictly, in a fixed order.
import { quote, RangewatchError } from '../error.ts';
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Prefix } from '../prefix/prefix.ts';
import { type SelectorKey, splitSelectorKey, type Taken } from '../requirements/taken.ts';
import type { EpochSeconds } from '../time.ts';
import type { Feed, SyncToken } from './feed.ts';

/** What one feed says to the requirements that are watched. */
export interface Snapshot {
  readonly syncToken: SyncToken;
  readonly createDate: EpochSeconds;
  /** Every selector that is watched has a place, an empty one if the feed has no such entry. */
  readonly taken: Taken;
}

/**
 * The largest number of prefixes that requirements may select. The whole feed had 16,826 entries in 2026; HEAD, which
 * carries them compressed, would not hold many more than this.
 */
export const MAX_SELECTED = 50_000;

/** Reads one prefix; a caller with many feeds may give one that remembers. */
export type ReadPrefix = (text: string) => { readonly prefix: Prefix; readonly text: Cidr };

/**
 * Takes the entries of the watched selectors, each prefix once, sorted by its text.
 * @throws RangewatchError `feed-too-many-entries`, and the `prefix-…` codes
 */
export function selectSnapshot(
  feed: Feed,
  watched: ReadonlySet<SelectorKey>,
  read: ReadPrefix = readPrefix,
): Snapshot {
  // By service, then Region: building a key for each of 16,000 entries would cost more than all the rest.
  const texts = new Map<string, Map<string, Set<string>>>();
  for (const key of watched) {
    const [service, region] = splitSelectorKey(key);
    const regions = texts.get(service) ?? new Map<string, Set<string>>();
    texts.set(service, regions.set(region, new Set()));
  }
  for (const entry of feed.entries) texts.get(entry.service)?.get(entry.region)?.add(entry.prefix);
  refuseTooMany([...texts.values()].flatMap((regions) => [...regions.values()]));
  const taken = new Map(
    [...watched].map((key) => {
      const [service, region] = splitSelectorKey(key);
      const prefixes = [...(texts.get(service)?.get(region) ?? [])].sort();
      return [key, prefixes.map((text) => readOf(text, key, read))];
    }),
  );
  return { syncToken: feed.syncToken, createDate: feed.createDate, taken };
}

function refuseTooMany(selected: readonly ReadonlySet<string>[]): void {
  const count = selected.reduce((sum, { size }) => sum + size, 0);
  if (count <= MAX_SELECTED) return;
  throw new RangewatchError({
    code: 'feed-too-many-entries',
    seen: `${count} prefixes that requirements select`,
    expected: `at most ${MAX_SELECTED}`,
    where: 'feed',
  });
}

/** Reads one prefix strictly and gives it back in canonical text. */
export function readPrefix(text: string): ReturnType<ReadPrefix> {
  const prefix = parsePrefix(text);
  return { prefix, text: formatPrefix(prefix) };
}

/** A reader that reads each prefix once; it is to live no longer than what it is used for. */
export function rememberingReader(): ReadPrefix {
  const known = new Map<string, ReturnType<ReadPrefix>>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const read = readPrefix(text);
    known.set(text, read);
    return read;
  };
}

function readOf(text: string, key: SelectorKey, read: ReadPrefix): ReturnType<ReadPrefix> {
  try {
    return read(text);
  } catch (cause) {
    if (!(cause instanceof RangewatchError)) throw cause;
    const where = `feed, ${key}`;
    throw new RangewatchError({ ...cause.problem, seen: quote(text), where }, { cause });
  }
}
