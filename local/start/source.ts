// Where the feed comes from on one machine: AWS, a file, a recording, or, when AWS cannot be reached, the sample.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FEED_URL, fetchBytes } from '../../functions/adapters/feed.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { SyncToken } from '../../shared/feed/feed.ts';
import { countWords } from '../count-words.ts';
import { feedBytes } from '../feed-bytes.ts';
import { readFeed } from '../feed-source.ts';
import { openRecording, type Recording } from '../replay/history.ts';
import { samplePublications } from '../sample/sample-feed.ts';
import { readUnpacked } from '../unpacked-file.ts';
import type { Publication } from './player.ts';
import { writeWhole } from './whole-file.ts';

/** What is played or polled. `waiting`: AWS cannot be reached, and the lists that are there are kept. */
export type Source =
  | { readonly kind: 'live' }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'sample'; readonly why: string; readonly publications: Publications }
  | { readonly kind: 'file'; readonly publications: Publications };

/**
 * What is played, in order, given the sync token that HEAD has. A recording that is played again goes on there: what is
 * older than HEAD has no effect, and looking at it all again would take most of the time.
 */
type Publications = (taken: SyncToken | undefined) => Iterable<Publication>;

/** The choices of the command line. */
export interface SourceOptions {
  readonly feed?: string;
  readonly history?: string;
}

/**
 * Chooses the source. The live feed is tried first; the sample never takes the place of other lists.
 * @param stateFolder where tables and bucket are kept
 */
export async function chooseSource(options: SourceOptions, stateFolder: string): Promise<Source> {
  if (options.feed !== undefined && options.history !== undefined) throw bothGiven();
  if (options.feed !== undefined) {
    const publication = await fileOf(options.feed);
    return { kind: 'file', publications: () => [publication] };
  }
  if (options.history !== undefined) {
    const recording = openRecording(options.history);
    return { kind: 'file', publications: (taken) => recorded(recording, taken) };
  }
  try {
    await fetchBytes(FEED_URL);
    return { kind: 'live' };
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    return sourceWithout(error.message, stateFolder);
  }
}

/** What is played where AWS cannot be reached: the sample, unless the folder has lists that are not the sample's own. */
export function sourceWithout(why: string, stateFolder: string): Source {
  const last = lastSource(stateFolder);
  const isFresh = last === undefined && !existsSync(join(stateFolder, 'bucket'));
  return last === 'sample' || isFresh
    ? { kind: 'sample', why, publications: samplePublications }
    : { kind: 'waiting', why };
}

/**
 * Prepares the folder: state that came from the sample is not carried on, since its addresses are not AWS's.
 * @returns whether something was cleared
 */
export function prepareState(stateFolder: string, kind: Source['kind']): boolean {
  const last = lastSource(stateFolder);
  const hasSampleState = last === 'sample';
  if (hasSampleState) {
    for (const name of ['table', 'bucket', 'bucket.meta']) {
      rmSync(join(stateFolder, name), { recursive: true, force: true });
    }
  }
  mkdirSync(stateFolder, { recursive: true });
  const label = kind === 'waiting' ? (last ?? 'live') : kind;
  // Whole: an empty one would say nothing of where the lists are from.
  writeWhole(sourceFile(stateFolder), `${label}\n`, 0o644);
  return hasSampleState;
}

/** What the state of a folder was made from. */
export function lastSource(stateFolder: string): string | undefined {
  const file = sourceFile(stateFolder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function sourceFile(stateFolder: string): string {
  return join(stateFolder, 'source');
}

/** A file that is no feed is refused before anything is started. */
async function fileOf(path: string): Promise<Publication> {
  await readFeed(path);
  return { note: path, bytes: readUnpacked(path) };
}

function bothGiven(): RangewatchError {
  return new RangewatchError({ code: 'usage', seen: '--feed and --history', expected: 'one of them' });
}

/** The last version is always played: whatever a start that died left undone is done after the look at a feed. */
function* recorded({ count, feeds }: Recording, taken: SyncToken | undefined): Generator<Publication> {
  let read = 0;
  let skipped = 0;
  let hasBegun = taken === undefined;
  for (const { feed } of feeds()) {
    read++;
    // Only what comes before: an old one that comes later was recorded as a stale copy, and is played as one.
    hasBegun ||= read === count || (taken !== undefined && !(taken > feed.syncToken));
    if (!hasBegun) {
      skipped++;
      continue;
    }
    const after =
      skipped === 0 ? '' : ` (${countWords(skipped, 'older one was', 'older ones were')} played before)`;
    skipped = 0;
    yield { note: `sync token ${feed.syncToken}${after}`, bytes: feedBytes(feed) };
  }
}
