// Where the feed comes from on one machine: AWS, a file, a recording, or, when AWS cannot be reached, the sample.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEED_URL, fetchBytes } from '../../functions/adapters/feed.ts';
import { RangewatchError } from '../../shared/error.ts';
import { feedBytes } from '../feed-bytes.ts';
import { readFeed } from '../feed-source.ts';
import { openRecording } from '../replay/history.ts';
import { samplePublications } from '../sample/sample-feed.ts';
import { readUnpacked } from '../unpacked-file.ts';
import type { Publication } from './player.ts';

/** What is played or polled. `waiting`: AWS cannot be reached, and its last lists are kept. */
export type Source =
  | { readonly kind: 'live' }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'sample'; readonly why: string; readonly publications: Iterable<Publication> }
  | { readonly kind: 'file'; readonly publications: Iterable<Publication> };

/** The choices of the command line. */
export interface SourceOptions {
  readonly feed?: string;
  readonly history?: string;
}

/**
 * Chooses the source. The live feed is tried first; the sample never takes the place of lists made from it.
 * @param stateFolder where tables and bucket are kept
 */
export async function chooseSource(options: SourceOptions, stateFolder: string): Promise<Source> {
  if (options.feed !== undefined && options.history !== undefined) throw bothGiven();
  if (options.feed !== undefined) return { kind: 'file', publications: [await fileOf(options.feed)] };
  if (options.history !== undefined) return { kind: 'file', publications: recorded(options.history) };
  try {
    await fetchBytes(FEED_URL);
    return { kind: 'live' };
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    const why = error.message;
    if (lastSource(stateFolder) === 'live') return { kind: 'waiting', why };
    return { kind: 'sample', why, publications: samplePublications() };
  }
}

/**
 * Prepares the folder: state that came from the sample is not carried on, since its addresses are not AWS's.
 * @returns whether something was cleared
 */
export function prepareState(stateFolder: string, kind: Source['kind']): boolean {
  const hasSampleState = lastSource(stateFolder) === 'sample';
  if (hasSampleState) {
    for (const name of ['table', 'bucket', 'bucket.meta']) {
      rmSync(join(stateFolder, name), { recursive: true, force: true });
    }
  }
  mkdirSync(stateFolder, { recursive: true });
  const label = kind === 'waiting' ? 'live' : kind;
  writeFileSync(sourceFile(stateFolder), `${label}\n`);
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

function* recorded(path: string): Generator<Publication> {
  for (const { feed } of openRecording(path).feeds()) {
    yield { note: `sync token ${feed.syncToken}`, bytes: feedBytes(feed) };
  }
}
