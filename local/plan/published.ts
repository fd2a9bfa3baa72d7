// What is published now, as far as a plan needs it: read from the public tree, which says all of it but the last feed.
import { tools } from '../../functions/adapters/tools.ts';
import { type Code, RangewatchError } from '../../shared/error.ts';
import { isRecord } from '../../shared/feed/json.ts';
import type { LatestDocument, VersionDocument } from '../../shared/release/documents.ts';
import { LATEST_KEY, manifestKey, type Sha256, VERSION_KEY } from '../../shared/release/keys.ts';
import type { Manifest } from '../../shared/release/manifest.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';

/** One published release. */
export interface Published {
  readonly latest: LatestDocument;
  readonly manifest: Manifest;
  readonly digest: Sha256;
}

/**
 * Reads what a tree publishes; undefined before its first release.
 * @throws RangewatchError `tree-…`
 */
export async function readPublished(read: ReadTree): Promise<Published | undefined> {
  if ((await read(VERSION_KEY)) === undefined) return undefined;
  const latest = parse<LatestDocument>(await read(LATEST_KEY), LATEST_KEY);
  const { manifest: digest } = latest as VersionDocument;
  if (!/^[0-9a-f]{64}$/.test(digest)) throw broken('tree-shape', LATEST_KEY, 'no digest of a manifest');
  const key = manifestKey(digest);
  const bytes = await read(key);
  if (bytes !== undefined && tools.hash('sha256', bytes) !== digest) {
    throw broken('tree-differs', key, 'bytes of another sum');
  }
  return { latest, manifest: parse<Manifest>(bytes, key), digest };
}

function parse<Document>(bytes: Uint8Array | undefined, key: string): Document {
  if (bytes === undefined) throw broken('tree-shape', key, 'no object');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Said below.
  }
  if (!isRecord(value)) throw broken('tree-shape', key, 'something that is no JSON object');
  return value as unknown as Document;
}

function broken(code: Code, where: string, seen: string): RangewatchError {
  return new RangewatchError({
    code,
    seen,
    expected: 'what a release publishes',
    where,
    remedy: 'see verify',
  });
}
