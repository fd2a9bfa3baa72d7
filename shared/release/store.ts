// Reading what was committed: HEAD from the table, and what it names from the bucket.
import { RangewatchError } from '../error.ts';
import type { Bucket, Ports } from '../ports.ts';
import { readDocument } from './document-store.ts';
import type { VersionDocument } from './documents.ts';
import { decodeHead, type Head } from './head.ts';
import { manifestKey, type Sha256, VERSION_KEY } from './keys.ts';
import type { Manifest } from './manifest.ts';

/** Reads HEAD; undefined before the first release. */
export async function readHead({ table }: Pick<Ports, 'table'>): Promise<Head | undefined> {
  const stored = await table.readHead();
  return stored === undefined ? undefined : decodeHead(stored);
}

/**
 * Refuses to begin at release 1 where releases are public already: HEAD is written before anything is public, so a table
 * without one was lost, and beginning again would turn the public state back.
 * @throws RangewatchError `store-content`
 */
export async function refuseLostHead({ bucket }: Pick<Ports, 'bucket'>): Promise<void> {
  if ((await bucket.read(VERSION_KEY)) === undefined) return;
  throw new RangewatchError({
    code: 'store-content',
    seen: 'no HEAD, though the bucket shows a release',
    expected: 'HEAD of that release',
    where: 'table',
    remedy: 'restore the table (point-in-time recovery), or empty the bucket and begin anew',
  });
}

/**
 * Reads an object that HEAD leads to.
 * @throws RangewatchError `store-content` when it is missing
 */
export async function readImmutable(bucket: Bucket, key: string): Promise<Uint8Array> {
  const stored = await bucket.read(key);
  if (stored === undefined) throw brokenObject(key, 'no object', 'the object that HEAD leads to');
  return stored.bytes;
}

/** Reads a manifest by its digest. @throws RangewatchError `store-content` when it is missing */
export async function readManifest(bucket: Bucket, digest: Sha256): Promise<Manifest> {
  const bytes = await readImmutable(bucket, manifestKey(digest));
  const manifest = manifests.get(bytes) ?? (JSON.parse(new TextDecoder().decode(bytes)) as Manifest);
  manifests.set(bytes, manifest);
  return manifest;
}

/** What manifests were read as: a replay, whose bucket gives the same bytes each time, reads one with every feed. */
const manifests = new WeakMap<Uint8Array, Manifest>();

/** The release that is public; 0 before the first. `version.json` is written last: what it shows, `latest.json` does. */
export async function readShownSeq(bucket: Bucket): Promise<number> {
  const stored = await bucket.read(VERSION_KEY);
  return stored === undefined ? 0 : (readDocument<VersionDocument>(stored.bytes)?.seq ?? 0);
}

/** The error for an object under `v/` that is not what its name says. */
export function brokenObject(key: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({
    code: 'store-content',
    seen,
    expected,
    where: `bucket, ${key}`,
    remedy:
      'objects under v/ must never be changed or deleted: restore it, or empty table and bucket and begin anew',
  });
}
