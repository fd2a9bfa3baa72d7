// The few functions through which the world is reached: every effect of ingest and converge is one of these.

/** One object as a listing shows it: `etag` is the quoted MD5 of its bytes, as S3 gives it for a plain put. */
export interface ListedObject {
  readonly key: string;
  readonly etag: string;
  /** Size in bytes. */
  readonly size: number;
}

/** What a write expects to find: nothing at the key, or the object with this etag. */
export type Expected = { readonly kind: 'absent' } | { readonly kind: 'etag'; readonly etag: string };

/** How an object is served: `Content-Type` and `Cache-Control`. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * Objects under keys with conditional writes (S3). A write or removal whose expectation does not hold answers
 * `conflict` and changes nothing: S3's 412, 404 (`If-Match` on a missing key) and 409 (a concurrent request won).
 */
export interface Bucket {
  readonly list: (prefix: string) => Promise<readonly ListedObject[]>;
  readonly read: (
    key: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly etag: string } | undefined>;
  readonly write: (
    key: string,
    bytes: Uint8Array,
    headers: ObjectHeaders,
    expected: Expected,
  ) => Promise<'written' | 'conflict'>;
  readonly remove: (key: string, etag: string) => Promise<'removed' | 'conflict'>;
}
