// Reading what is published, from a URL or a folder: the two documents, and one file back.
import { tools } from '../../functions/adapters/tools.ts';
import type { PublishedSight, Seen } from '../../shared/doctor/sight.ts';
import { RangewatchError } from '../../shared/error.ts';
import { CURRENT, LATEST_KEY, VERSION_KEY } from '../../shared/release/keys.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { type ReadFile, readLatest, readVersion } from '../../shared/verify/published.ts';

/** Reads it. Whatever cannot be read is part of the answer. */
export async function seePublished(read: ReadTree): Promise<PublishedSight> {
  const version = await seen(read, VERSION_KEY, readVersion);
  const latest = await seen(read, LATEST_KEY, readLatest);
  const smallest = latest.kind === 'seen' ? smallestOf(latest.value.files) : undefined;
  if (smallest === undefined) return { version, latest, file: undefined };
  const [key, { sha256: named }] = smallest;
  const found = await seen(read, key, (bytes) => tools.hash('sha256', bytes));
  return { version, latest, file: { key, named, found } };
}

async function seen<T>(read: ReadTree, key: string, parse: (bytes: Uint8Array) => T): Promise<Seen<T>> {
  try {
    const bytes = await read(key);
    return bytes === undefined ? { kind: 'unseen', why: 'no object' } : { kind: 'seen', value: parse(bytes) };
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    return { kind: 'unseen', why: `${error.problem.seen}, expected ${error.problem.expected}` };
  }
}

/** One is enough to see that files are served; verify reads all of them. */
function smallestOf(files: ReadonlyMap<string, ReadFile>): readonly [string, ReadFile] | undefined {
  const polled = [...files].filter(([key]) => key.startsWith(CURRENT));
  return polled.sort(([keyA, a], [keyB, b]) => a.bytes - b.bytes || (keyA < keyB ? -1 : 1))[0];
}
