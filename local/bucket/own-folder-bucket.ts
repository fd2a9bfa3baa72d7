// The bucket of a replay: a new folder that this process alone writes, so that what it wrote need not be looked at again. It
// writes tens of thousands of objects, and looks at what is there after each of thousands of feeds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bucket, ListedObject } from '../../shared/ports.ts';
import { etagOf } from './etags.ts';
import { removeFile, writeFile } from './files.ts';
import { keyProblem, sortKeys } from './object-key.ts';

/** Objects whose bytes are kept at hand: those of a few releases. */
const REMEMBERED = 500;

/** The `Bucket` port on a new folder. Throws on a key that no object can have, and on errors of the filesystem. */
export function ownFolderBucket(root: string): Bucket {
  /** By the first segment of the key: `v/` has many times what `current/` does. */
  const segments = new Map<string, Map<string, ListedObject>>();
  const recent = new Map<string, Uint8Array>();
  const fileOf = (key: string) => join(root, key);
  const objectsBeside = (key: string) => {
    const segment = key.slice(0, key.indexOf('/') + 1);
    const objects = segments.get(segment) ?? new Map<string, ListedObject>();
    segments.set(segment, objects);
    return objects;
  };
  const remember = (key: string, bytes: Uint8Array) => {
    recent.delete(key);
    recent.set(key, bytes);
    const [oldest] = recent.keys();
    if (oldest !== undefined && recent.size > REMEMBERED) recent.delete(oldest);
  };
  return {
    list: async (prefix) => {
      const all = prefix.includes('/')
        ? objectsBeside(prefix)
        : new Map([...segments.values()].flatMap((each) => [...each]));
      const keys = [...all.keys()].filter((key) => key.startsWith(prefix));
      return sortKeys(keys).flatMap((key) => all.get(key) ?? []);
    },
    read: async (key) => {
      const object = objectsBeside(key).get(key);
      if (object === undefined) return undefined;
      const bytes = recent.get(key) ?? readFileSync(fileOf(key));
      remember(key, bytes);
      return { bytes, etag: object.etag };
    },
    write: async (key, bytes, _, expected) => {
      const problem = keyProblem(key);
      if (problem !== undefined)
        throw new Error(`no object can have the key ${JSON.stringify(key)}: ${problem}`);
      const objects = objectsBeside(key);
      const wanted = expected.kind === 'absent' ? undefined : expected.etag;
      if (objects.get(key)?.etag !== wanted) return 'conflict';
      writeFile(fileOf(key), bytes);
      objects.set(key, { key, etag: etagOf(bytes), size: bytes.length });
      remember(key, bytes);
      return 'written';
    },
    remove: async (key, etag) => {
      const objects = objectsBeside(key);
      if (objects.get(key)?.etag !== etag) return 'conflict';
      removeFile(root, fileOf(key));
      objects.delete(key);
      recent.delete(key);
      return 'removed';
    },
  };
}
