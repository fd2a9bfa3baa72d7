// Looking at lists from outside, as a firewall does: what a server answers, with its status and how long it may be kept.
import { readBounded, reasonOf } from '../../functions/adapters/exchange.ts';
import type { Answered, SiteSight } from '../../shared/doctor/sight.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { VERSION_KEY } from '../../shared/release/keys.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { MAX_OBJECT_BYTES } from '../tree/url-tree.ts';

/** For one object, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** An object that nobody writes: no format has such a file, and no Region such a name. */
const MISSING_KEY = 'current/no-region-1/no-list/rangewatch-doctor.txt';

/** A server, and how it answered each request so far. */
export interface Site {
  readonly read: ReadTree;
  /** What was seen; `fileKey` is the file that was read back. */
  readonly sight: (fileKey: string | undefined) => Promise<SiteSight>;
}

/** Opens the lists at a root: a URL without a final slash. */
export function openSite(root: string): Site {
  const answers = new Map<string, Answered>();
  const get = async (key: string): Promise<Uint8Array | undefined> => {
    // A server that did not answer at first is not waited for again.
    const [first] = answers.values();
    if (first?.kind === 'failed') throw unreadable(key, first.why);
    try {
      const response = await fetch(`${root}/${key}`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { status, headers } = response;
      const bytes = await readBounded(response, MAX_OBJECT_BYTES);
      answers.set(key, { kind: 'answered', key, status, cacheControl: headers.get('cache-control') });
      if (status === 404) return undefined;
      if (status !== 200) throw unreadable(key, `HTTP ${status}`);
      if (bytes === undefined) throw unreadable(key, `more than ${MAX_OBJECT_BYTES} bytes`);
      return bytes;
    } catch (error) {
      if (error instanceof RangewatchError) throw error;
      const why = reasonOf(error, TIMEOUT_MS);
      answers.set(key, { kind: 'failed', key, why });
      throw unreadable(key, why, error);
    }
  };
  /** Asks where nobody has asked before. */
  const answerTo = async (key: string): Promise<Answered> => {
    if (!answers.has(key)) await get(key).catch(() => {});
    return answers.get(key) ?? { kind: 'failed', key, why: 'no answer' };
  };
  return {
    read: get,
    sight: async (fileKey) => ({
      host: new URL(root).host,
      isTls: root.startsWith('https:'),
      version: await answerTo(VERSION_KEY),
      file: fileKey === undefined ? undefined : await answerTo(fileKey),
      missing: await answerTo(MISSING_KEY),
    }),
  };
}

function unreadable(key: string, seen: string, cause?: unknown): RangewatchError {
  const problem = { code: 'tree-unreachable', seen, expected: 'the object', where: quote(key) } as const;
  return new RangewatchError(problem, { cause });
}
