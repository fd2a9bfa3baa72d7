// Read, change, write back: how the small documents beside the lists are kept, safely against others who do the same.
import { RangewatchError } from '../error.ts';
import type { Bucket } from '../ports.ts';
import { headersOf } from './keys.ts';

/** Races for one document that are lost before the rest is left to the next converge. */
const ATTEMPTS = 8;

/** What becomes of an object's bytes: new ones, or undefined to leave it as it is. */
export type ChangeBytes = (
  found: Uint8Array | undefined,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/** What becomes of a document: new text, or undefined to leave it as it is. */
export type Change<Document> = (
  found: Document | undefined,
) => Document | undefined | Promise<Document | undefined>;

/**
 * Changes a JSON document, or leaves it. A lost race reads again and decides again.
 * @param change gets the parsed document, or undefined when there is none; answers the new one, or undefined for none
 * @param print how the document is written; as indented JSON unless given
 * @returns whether it was written
 * @throws RangewatchError `store-busy`
 */
export async function updateDocument<Document>(
  bucket: Bucket,
  key: string,
  change: Change<Document>,
  print: (document: Document) => string = printDocument,
): Promise<boolean> {
  return updateObject(bucket, key, 'application/json', async (bytes) => {
    const next = await change(bytes === undefined ? undefined : readDocument<Document>(bytes));
    return next === undefined ? undefined : new TextEncoder().encode(print(next));
  });
}

/**
 * Changes an object, or leaves it. A lost race reads again and decides again.
 * @returns whether it was written
 * @throws RangewatchError `store-busy`
 */
export async function updateObject(
  bucket: Bucket,
  key: string,
  contentType: string,
  change: ChangeBytes,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await bucket.read(key);
    const bytes = await change(stored?.bytes);
    if (bytes === undefined) return false;
    const outcome = await bucket.write(
      key,
      bytes,
      headersOf(key, contentType),
      stored === undefined ? { kind: 'absent' } : { kind: 'etag', etag: stored.etag },
    );
    if (outcome === 'written') return true;
  }
  throw new RangewatchError({
    code: 'store-busy',
    seen: `${ATTEMPTS} lost races`,
    expected: 'to win one',
    where: `bucket, ${key}`,
    remedy: 'the next converge will try again',
  });
}

/** What bytes were read as: a replay, whose bucket gives the same bytes each time, reads most of them again and again. */
const documents = new WeakMap<Uint8Array, unknown>();

/** A document that somebody broke is written anew: everything in it follows from HEAD. */
export function readDocument<Document>(bytes: Uint8Array): Document | undefined {
  try {
    const document = documents.get(bytes) ?? JSON.parse(new TextDecoder().decode(bytes));
    if (document !== null && typeof document === 'object') documents.set(bytes, document);
    return document as Document;
  } catch {
    return undefined;
  }
}

function printDocument(document: unknown): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}
