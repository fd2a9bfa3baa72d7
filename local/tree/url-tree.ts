// A published tree behind a URL: https, or http on this machine; no redirects, bounded bodies, a bounded time.
import { readBounded, reasonOf } from '../../functions/adapters/exchange.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { treeRoot } from './tree-root.ts';

/** The largest object that is read, in bytes. */
export const MAX_OBJECT_BYTES = 16 * 1024 * 1024;

/** For one object, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** For the whole tree, in milliseconds. */
const WHOLE_TIMEOUT_MS = 600_000;

/**
 * Opens the tree whose root is at a URL.
 * @throws RangewatchError `usage`
 */
export function urlTree(text: string): ReadTree {
  const root = treeRoot(text, '', 'the published lists');
  const whole = AbortSignal.timeout(WHOLE_TIMEOUT_MS);
  return async (key) => {
    const url = `${root}/${key}`;
    try {
      const response = await fetch(url, {
        redirect: 'error',
        signal: AbortSignal.any([whole, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      if (response.status !== 200) throw unreachable(url, `HTTP ${response.status}`);
      const bytes = await readBounded(response, MAX_OBJECT_BYTES);
      if (bytes === undefined) throw unreachable(url, `more than ${MAX_OBJECT_BYTES} bytes`);
      return bytes;
    } catch (error) {
      if (error instanceof RangewatchError) throw error;
      throw unreachable(url, reasonOf(error, TIMEOUT_MS), error);
    }
  };
}

function unreachable(url: string, seen: string, cause?: unknown): RangewatchError {
  const problem = {
    code: 'tree-unreachable',
    seen,
    expected: 'the object, without a redirect',
    where: quote(url),
  } as const;
  return new RangewatchError(problem, { cause });
}
