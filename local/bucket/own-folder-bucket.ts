// The bucket of a replay: a new folder that this process alone writes. What it wrote need not be looked at again, and what is
// rewritten with each of thousands of feeds is put on the disk once, at the end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bucket, ListedObject } from '../../shared/ports.ts';
import { etagOf } from './etags.ts';
import { writeFile } from './files.ts';
import { keyProblem, sortKeys } from './object-key.ts';

/** Immutable objects whose bytes are kept at hand: those of the last releases. */
const REMEMBERED = 500;

/** How the keys of objects begin that are never written twice. */
const IMMUTABLE = 'v/';

/** An object that may be rewritten: it is on the disk once `finish` was called. */
interface ReadableObject extends ListedObject {
  readonly bytes: Uint8Array;
}

/** A bucket whose folder is complete once `finish` was called. */
export interface OwnFolderBucket extends Bucket {
  readonly finish: () => void;
}

/** The `Bucket` port on a new folder. Throws on a key that no object can have, and on errors of the filesystem. */
export function ownFolderBucket(root: string): OwnFolderBucket {
  const immutable = new Map<string, ListedObject>();
  /** By the folder that their keys begin with: `current/` is listed with every release, beside thousands in `changes/`. */
  const others = new Map<string, Map<string, ReadableObject>>();
  const recent = new Map<string, Uint8Array>();
  const othersLike = (key: string) => {
    const folder = folderOf(key);
    const objects = others.get(folder) ?? new Map<string, ReadableObject>();
    others.set(folder, objects);
    return objects;
  };
  const objectsLike = (key: string) => (key.startsWith(IMMUTABLE) ? immutable : othersLike(key));
  return {
    list: async (prefix) => {
      const objects: ReadonlyMap<string, ListedObject> = prefix.includes('/')
        ? objectsLike(prefix)
        : new Map([...immutable, ...[...others.values()].flatMap((each) => [...each])]);
      const keys = sortKeys([...objects.keys()].filter((key) => key.startsWith(prefix)));
      return keys.flatMap((key) => {
        const object = objects.get(key);
        return object === undefined ? [] : [{ key, etag: object.etag, size: object.size }];
      });
    },
    read: async (key) => {
      const object = othersLike(key).get(key);
      if (object !== undefined) return { bytes: object.bytes, etag: object.etag };
      const etag = immutable.get(key)?.etag;
      return etag === undefined
        ? undefined
        : { bytes: recent.get(key) ?? readFileSync(join(root, key)), etag };
    },
    write: async (key, bytes, _, expected) => {
      const problem = keyProblem(key);
      if (problem !== undefined)
        throw new Error(`no object can have the key ${JSON.stringify(key)}: ${problem}`);
      const wanted = expected.kind === 'absent' ? undefined : expected.etag;
      if (objectsLike(key).get(key)?.etag !== wanted) return 'conflict';
      const object = { key, etag: etagOf(bytes), size: bytes.length };
      if (!key.startsWith(IMMUTABLE)) {
        othersLike(key).set(key, { ...object, bytes });
        return 'written';
      }
      writeFile(join(root, key), bytes);
      immutable.set(key, object);
      recent.set(key, bytes);
      const [oldest] = recent.keys();
      if (oldest !== undefined && recent.size > REMEMBERED) recent.delete(oldest);
      return 'written';
    },
    // Nothing under `v/` is ever removed.
    remove: async (key, etag) =>
      othersLike(key).get(key)?.etag === etag && othersLike(key).delete(key) ? 'removed' : 'conflict',
    finish: () => {
      for (const objects of others.values()) {
        for (const [key, { bytes }] of objects) writeFile(join(root, key), bytes);
      }
    },
  };
}

/** What a key begins with up to its first slash; nothing for one without. */
function folderOf(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}
