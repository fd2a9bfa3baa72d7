// The bucket of ingest and converge as a folder, with no HTTP between: for tools and tests.

import type { Bucket } from '../../shared/ports.ts';
import { type FolderStoreOptions, folderStore, type Refusal } from './folder-store.ts';

/**
 * The `Bucket` port on the folder `root`, which is made by the first write. An expectation that does not hold is
 * `conflict`, as with S3. Throws on a key that no object can have, and on errors of the filesystem.
 */
export function folderBucket(root: string, options: FolderStoreOptions = {}): Bucket {
  const store = folderStore(root, options);
  return {
    list: async (prefix) => store.list(prefix).map(({ key, etag, size }) => ({ key, etag, size })),
    read: async (key) => {
      const object = store.get(key);
      return object === undefined ? undefined : { bytes: object.bytes, etag: object.etag };
    },
    write: async (key, bytes, headers, expected) => {
      const result = store.put(key, bytes, headers, expected);
      return result.kind === 'written' ? 'written' : conflict(key, result);
    },
    remove: async (key, etag) => {
      const result = store.remove(key, etag);
      return result.kind === 'removed' ? 'removed' : conflict(key, result);
    },
  };
}

function conflict(key: string, refused: Refusal): 'conflict' {
  if (refused.kind !== 'invalid-key') return 'conflict';
  throw new Error(`no object can have the key ${JSON.stringify(key)}: ${refused.problem}`);
}
