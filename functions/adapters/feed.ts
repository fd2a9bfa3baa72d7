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

/** What may be asked for besides the URL. */
export interface FetchOptions {
  /** The MD5 of the feed that is known: `unchanged` is an answer only where it is given. */
  readonly knownMd5?: string | undefined;
  /** For the whole exchange, in milliseconds; 20 seconds unless told. */
  readonly timeoutMs?: number;
}

/** The source's ETag is the MD5 of the file, so the MD5 that is known asks for anything else. */
export function receiveFrom(url: string, timeoutMs: number = TIMEOUT_MS): ReceiveFeed {
  return async (knownMd5) => {
    const bytes = await fetchBytes(url, { knownMd5, timeoutMs });
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
  { knownMd5, timeoutMs = TIMEOUT_MS }: FetchOptions = {},
): Promise<Uint8Array | 'unchanged'> {
  const hostname = hostnameOf(url);
  try {
    const response = await fetch(url, {
      headers: knownMd5 === undefined ? {} : { 'If-None-Match': `"${knownMd5}"` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) {
      // The rest of such an answer is not waited for: it may never end.
      await response.body?.cancel();
      if (response.status === 304 && knownMd5 !== undefined) return 'unchanged';
      throw unreachable(hostname, `HTTP ${response.status}`);
    }
    const bytes = await readBounded(response, MAX_FEED_BYTES);
    if (bytes === undefined) throw tooLarge(hostname);
    return bytes;
  } catch (error) {
    if (error instanceof RangewatchError) throw error;
    throw unreachable(hostname, reasonOf(error, timeoutMs), error);
  }
}

/** The host alone: a URL may hold a password, which must not stand in a message, and fetch would repeat it in its own. */
function hostnameOf(url: string): string {
  if (!URL.canParse(url)) throw unreachable('URL', 'a URL that cannot be read');
  const { hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') throw unreachable(hostname, 'a URL with a user name or password');
  return hostname;
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
