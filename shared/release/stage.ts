// Staging: everything that a release consists of is put in place before HEAD names it. Nothing staged is true yet, and
// staging it twice, or staging what is never committed, harms nobody: objects under v/ are named by their content.
import pMap from 'p-map';
import { RangewatchError } from '../error.ts';
import type { Bucket, Ports } from '../ports.ts';
import type { NewObject } from './draft.ts';
import { headersOf, manifestKey, type Sha256 } from './keys.ts';
import { type Manifest, releaseRecordOf } from './manifest.ts';
import { brokenObject } from './store.ts';

/** Requests to the bucket that are under way at once. */
export const REQUESTS_AT_ONCE = 32;

/** Attempts to put an object whose key another request is writing (S3 answers 409). */
const PUT_ATTEMPTS = 3;

/** What staging did. */
export interface Staged {
  readonly manifest: Sha256;
  /** Objects that were not there before. */
  readonly written: number;
}

/** Puts the new objects, then the manifest, then the release's record in place. */
export async function stage(
  { bucket, table, tools }: Ports,
  objects: readonly NewObject[],
  manifest: Manifest,
): Promise<Staged> {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const digest = tools.hash('sha256', bytes) as Sha256;
  const outcomes = await pMap(objects, (object) => putImmutable(bucket, object), {
    concurrency: REQUESTS_AT_ONCE,
  });
  outcomes.push(
    await putImmutable(bucket, { key: manifestKey(digest), bytes, contentType: 'application/json' }),
  );
  await table.writeRelease(releaseRecordOf(manifest, digest));
  return { manifest: digest, written: outcomes.filter((outcome) => outcome === 'written').length };
}

/** An object that exists under its digest must have these very bytes; it is never overwritten. */
async function putImmutable(bucket: Bucket, object: NewObject): Promise<'written' | 'there'> {
  const { key, bytes, contentType } = object;
  for (let attempt = 0; attempt < PUT_ATTEMPTS; attempt++) {
    const outcome = await bucket.write(key, bytes, headersOf(key, contentType), { kind: 'absent' });
    if (outcome === 'written') return 'written';
    const stored = await bucket.read(key);
    if (stored === undefined) continue;
    if (areEqual(stored.bytes, bytes)) return 'there';
    throw brokenObject(key, 'other bytes', 'the bytes that its name is the digest of');
  }
  throw new RangewatchError({
    code: 'store-busy',
    seen: `${PUT_ATTEMPTS} conflicts`,
    expected: 'to put an object that does not exist',
    where: `bucket, ${key}`,
    remedy: 'the next poll will try again',
  });
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
