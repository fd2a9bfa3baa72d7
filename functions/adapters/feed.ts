// Fetching the feed: one URL, no redirects, a bounded body, a bounded time.
import { RangewatchError } from '../../shared/error.ts';
import { MAX_FEED_BYTES, parseFeed } from '../../shared/feed/parse.ts';
import type { ReceiveFeed } from '../../shared/ports.ts';
import { readBounded, reasonOf } from './exchange.ts';
import { tools } from './tools.ts';

/** Where AWS publishes its address ranges; never taken from a message. */
export const FEED_URL = 'https://ip-ranges.amazonaws.com/ip-ranges.json';

/** For the whole exchange, in milliseconds: the file has 2.6 MB. */
const TIMEOUT_MS = 20_000;

/** The source's ETag is the MD5 of the file, so the MD5 that is known asks for anything else. */
export function receiveFrom(url: string): ReceiveFeed {
  return async (knownMd5) => {
    const headers = knownMd5 === undefined ? {} : { 'If-None-Match': `"${knownMd5}"` };
    const bytes = await fetchBytes(url, headers);
    if (bytes === 'unchanged') return 'unchanged';
    return { feed: parseFeed(bytes), md5: tools.hash('md5', bytes) };
  };
}

/**
 * Fetches a feed's bytes, at most 16 MiB, within 20 seconds.
 * @throws RangewatchError `feed-unreachable`, `feed-too-large`
 */
export async function fetchBytes(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array | 'unchanged'> {
  const { hostname } = new URL(url);
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 304) return 'unchanged';
    if (response.status !== 200) throw unreachable(hostname, `HTTP ${response.status}`);
    const bytes = await readBounded(response, MAX_FEED_BYTES);
    if (bytes === undefined) throw tooLarge(hostname);
    return bytes;
  } catch (error) {
    if (error instanceof RangewatchError) throw error;
    throw unreachable(hostname, reasonOf(error, TIMEOUT_MS), error);
  }
}

function tooLarge(hostname: string): RangewatchError {
  return new RangewatchError({
    code: 'feed-too-large',
    seen: `more than ${MAX_FEED_BYTES} bytes`,
    expected: `at most ${MAX_FEED_BYTES} bytes`,
    where: `feed, ${hostname}`,
  });
}

function unreachable(hostname: string, seen: string, cause?: unknown): RangewatchError {
  return new RangewatchError(
    {
      code: 'feed-unreachable',
      seen,
      expected: 'the feed',
      where: `feed, ${hostname}`,
      remedy: 'every list stays as it is; the next poll will try again',
    },
    { cause },
  );
}
