// The snapshot: the entries of one feed that some requirement looks at, read strictly, in a fixed order.
import { quote, RangewatchError } from '../error.ts';
import { readCanonical } from '../prefix/canonical.ts';
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { FAMILIES } from '../prefix/prefix.ts';
import {
  readBefore,
  type SelectorKey,
  splitSelectorKey,
  type Taken,
  type TakenPrefix,
  takenAs,
} from '../requirements/taken.ts';
import type { EpochSeconds } from '../time.ts';
import { type Feed, prefixOf, type Rows, type SyncToken } from './feed.ts';

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

/** Texts of the feed, as they stand there, by selector. */
type Selected = ReadonlyMap<SelectorKey, ReadonlySet<string>>;

/**
 * Takes the entries of the watched selectors, each prefix once, sorted by its text.
 * @param known what an earlier feed was taken as: only texts that it lacks are read, and it is what comes of an equal feed
 * @throws RangewatchError `feed-too-many-entries`, and the `prefix-…` codes
 */
export function selectSnapshot(
  feed: Feed,
  watched: ReadonlySet<SelectorKey>,
  known: Taken = new Map(),
): Snapshot {
  const before = lastTaken.get(feed.rows);
  const taken = before?.watched === watched ? before.taken : takeFrom(feed.rows, watched, known);
  lastTaken.set(feed.rows, { watched, taken });
  const isAsKnown = taken.size === known.size && [...taken].every(([key, texts]) => texts === known.get(key));
  return { syncToken: feed.syncToken, createDate: feed.createDate, taken: isAsKnown ? known : taken };
}

/** What was last taken from rows: they never change, and a recording has most of its versions in common. */
const lastTaken = new WeakMap<Rows, { readonly watched: ReadonlySet<SelectorKey>; readonly taken: Taken }>();

function takeFrom(rows: Rows, watched: ReadonlySet<SelectorKey>, known: Taken): Taken {
  const selected = select(rows, watched);
  refuseTooMany(selected);
  return new Map([...selected].map(([key, texts]) => [key, take(texts, key, known.get(key) ?? [])]));
}

function select(rows: Rows, watched: ReadonlySet<SelectorKey>): Selected {
  const selected = new Map([...watched].map((key) => [key, new Set<string>()]));
  // By service, then Region: to build a key for each of 16,000 rows would cost more than all the rest.
  const services = new Map<string, Map<string, Set<string>>>();
  for (const [key, texts] of selected) {
    const [service, region] = splitSelectorKey(key);
    const regions = services.get(service) ?? new Map<string, Set<string>>();
    services.set(service, regions.set(region, texts));
  }
  for (const family of FAMILIES) {
    let service: string | undefined;
    let region: string | undefined;
    let regions: ReadonlyMap<string, Set<string>> | undefined;
    let texts: Set<string> | undefined;
    for (const row of rows[family]) {
      // AWS writes the rows of a service together: to compare is cheaper than to look up, and most services are not watched.
      if (row.service !== service) {
        service = row.service;
        regions = services.get(service);
        region = undefined;
      }
      if (regions === undefined) continue;
      if (row.region !== region) {
        region = row.region;
        texts = regions.get(region);
      }
      texts?.add(prefixOf(row, family));
    }
  }
  return selected;
}

function refuseTooMany(selected: Selected): void {
  const count = [...selected.values()].reduce((sum, { size }) => sum + size, 0);
  if (count <= MAX_SELECTED) return;
  throw new RangewatchError({
    code: 'feed-too-many-entries',
    seen: `${count} prefixes that requirements select`,
    expected: `at most ${MAX_SELECTED}`,
    where: 'feed',
  });
}

/** What a selector takes: the known array where nothing changed. */
function take(texts: ReadonlySet<string>, key: SelectorKey, known: readonly Cidr[]): readonly Cidr[] {
  if (texts.size === known.length && known.every((text) => texts.has(text))) return known;
  const sorted = [...texts].sort();
  const read =
    known.length === 0 ? takenAs(sorted.map((text) => readPrefix(text, key))) : readNew(sorted, key, known);
  return read.every((text, index) => text === sorted[index]) ? read : [...new Set(read)].sort();
}

/** Reads the texts that are not known; what was read of the others stays at hand. */
function readNew(texts: readonly string[], key: SelectorKey, known: readonly Cidr[]): readonly Cidr[] {
  const read = readBefore(known);
  if (read !== undefined) {
    const byText = new Map<string, TakenPrefix>(read.map((each) => [each.text, each]));
    return takenAs(texts.map((text) => byText.get(text) ?? readPrefix(text, key)));
  }
  const canonical: ReadonlySet<string> = new Set(known);
  return texts.map((text) => (canonical.has(text) ? (text as Cidr) : readPrefix(text, key).text));
}

/** Reads one prefix strictly, and gives it its canonical text. */
function readPrefix(text: string, key: SelectorKey): TakenPrefix {
  try {
    const canonical = readCanonical(text);
    if (canonical !== undefined) return { prefix: canonical, text: text as Cidr };
    const prefix = parsePrefix(text);
    return { prefix, text: formatPrefix(prefix) };
  } catch (cause) {
    if (!(cause instanceof RangewatchError)) throw cause;
    const where = `feed, ${key}`;
    throw new RangewatchError({ ...cause.problem, seen: quote(text), where }, { cause });
  }
}
