// Where a command gets its feed from: a file, packed or not, or an https URL.
import { createHash } from 'node:crypto';
import { fetchBytes } from '../functions/adapters/feed.ts';
import { quote, RangewatchError } from '../shared/error.ts';
import type { ReceivedFeed } from '../shared/feed/feed.ts';
import { parseFeed } from '../shared/feed/parse.ts';
import { readUnpacked } from './unpacked-file.ts';

/**
 * Reads one feed in full.
 * @param source a path, or a URL that starts with `https://`
 * @throws RangewatchError any `feed-…` code, naming the source
 */
export async function readFeed(source: string): Promise<ReceivedFeed> {
  refuseOtherUrls(source);
  return feedIn(source.startsWith('https://') ? await fetched(source) : readUnpacked(source), source);
}

/** Reads the bytes of one feed. @throws RangewatchError any `feed-…` code, naming where they are from */
export function feedIn(bytes: Uint8Array, source: string): ReceivedFeed {
  try {
    return { feed: parseFeed(bytes), md5: createHash('md5').update(bytes).digest('hex') };
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    const where = `${source}, ${error.problem.where ?? 'feed'}`;
    throw new RangewatchError({ ...error.problem, where }, { cause: error });
  }
}

function refuseOtherUrls(source: string): void {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(source) || source.startsWith('https://')) return;
  throw new RangewatchError({
    code: 'feed-unreachable',
    seen: quote(source),
    expected: 'a file, or a URL that starts with https://',
    where: '--feed',
  });
}

async function fetched(url: string): Promise<Uint8Array> {
  const bytes = await fetchBytes(url).catch((error: unknown) => {
    if (!(error instanceof RangewatchError)) throw error;
    // What the watcher's own poll says of what happens next is nothing for who reads a feed once.
    const remedy = 'give a file, or try again where there is a network';
    throw new RangewatchError({ ...error.problem, remedy }, { cause: error });
  });
  // Nothing was asked for conditionally, so a 304 is no answer.
  if (bytes !== 'unchanged') return bytes;
  throw new RangewatchError({
    code: 'feed-unreachable',
    seen: 'HTTP 304',
    expected: 'the feed',
    where: url,
  });
}
