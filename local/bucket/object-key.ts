// Which keys an object may have, and in which order keys are listed.

/** A key's longest length in bytes of UTF-8 (S3 User Guide, "Naming Amazon S3 objects"). */
const MAX_KEY_BYTES = 1024;

/** Filesystems allow 255 bytes in a name; `.json` is added for the file that keeps the headers. */
const MAX_SEGMENT_BYTES = 250;

/** The first segment that the folder keeps for files that are being written: never a key, never listed. */
export const STAGING = '.staging-';

// What neither a file name, a log line nor XML 1.0 can carry; a lone surrogate has no UTF-8 either.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const UNSAFE = /[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Says why `key` cannot name an object, or `undefined` if it can. A key is one to 1,024 bytes of segments joined by
 * `/`; no segment is empty, `.` or `..`, so that a file at `<root>/<key>` never lies outside the root.
 */
export function keyProblem(key: string): string | undefined {
  if (key === '') return 'a key has at least one character';
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return `a key has at most ${MAX_KEY_BYTES} bytes`;
  if (UNSAFE.test(key)) return 'a key has no control characters';
  if (key.includes('\\')) return 'a key has no backslash';
  if (key.startsWith(STAGING)) return `a key does not start with ${STAGING}`;
  for (const segment of key.split('/')) {
    if (segment === '') return 'a key has no empty segment';
    if (segment === '.' || segment === '..') return 'a key has no segment . or ..';
    if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) {
      return `a segment of a key has at most ${MAX_SEGMENT_BYTES} bytes`;
    }
  }
  return undefined;
}

/** The keys in the order of their UTF-8 bytes, as S3 lists them; JavaScript's own order is that of UTF-16. */
export function sortKeys(keys: readonly string[]): readonly string[] {
  return keys
    .map((key) => ({ key, bytes: Buffer.from(key) }))
    .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
    .map(({ key }) => key);
}

/** Whether `key` is listed after `other`. */
export function isAfter(key: string, other: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0;
}
