// A bucket in memory, with the answers of a real one: for tests that start hundreds of worlds.
import { createHash } from 'node:crypto';
import type { Bucket } from '../../shared/ports.ts';

/** Makes an empty bucket. */
export function memoryBucket(): Bucket {
  const objects = new Map<string, Uint8Array>();
  const etagOf = (key: string) => {
    const bytes = objects.get(key);
    return bytes === undefined ? undefined : `"${createHash('md5').update(bytes).digest('hex')}"`;
  };
  return {
    list: async (prefix) =>
      [...objects]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, bytes]) => ({ key, etag: etagOf(key) ?? '', size: bytes.length })),
    read: async (key) => {
      const bytes = objects.get(key);
      return bytes === undefined ? undefined : { bytes, etag: etagOf(key) ?? '' };
    },
    write: async (key, bytes, _, expected) => {
      if (etagOf(key) !== (expected.kind === 'absent' ? undefined : expected.etag)) return 'conflict';
      objects.set(key, Uint8Array.from(bytes));
      return 'written';
    },
    remove: async (key, etag) => {
      if (etagOf(key) !== etag) return 'conflict';
      objects.delete(key);
      return 'removed';
    },
  };
}
