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

/** Reads one prefix; a caller with many feeds may give one that remembers. */
export type ReadPrefix = (text: string) => { readonly prefix: Prefix; readonly text: Cidr };

/** Takes the entries of the watched selectors, each prefix once, sorted by its text. */
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
  const taken = new Map(
    [...watched].map((key) => {
      const [service, region] = splitSelectorKey(key);
      const prefixes = [...(texts.get(service)?.get(region) ?? [])].sort();
      return [key, prefixes.map((text) => readOf(text, key, read))];
    }),
  );
  return { syncToken: feed.syncToken, createDate: feed.createDate, taken };
}

/** Reads one prefix strictly and gives it back in canonical text. */
export function readPrefix(text: string): ReturnType<ReadPrefix> {
  const prefix = parsePrefix(text);
  return { prefix, text: formatPrefix(prefix) };
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
