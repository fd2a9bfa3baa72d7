// The etag of a file, remembered so that a listing does not hash every file each time.

import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';

/**
 * A file's etag is remembered only when its last change is older than this, in milliseconds. Two writes within one tick
 * of a filesystem's clock (at most 10 ms on Linux) leave the same time, so a younger file may change once more unseen.
 */
const SETTLED_AFTER = 100;

/** The etag S3 gives a plain put: the MD5 of the bytes in hexadecimal, in double quotes. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

/**
 * Etags by key, valid while a file's size and time of change (in nanoseconds) stay. `read` is called when the etag is
 * not known; it answers `undefined` when the file is gone, and so does the function.
 */
export function rememberedEtags(): (
  key: string,
  stats: BigIntStats,
  read: () => Uint8Array | undefined,
) => string | undefined {
  const known = new Map<string, { readonly size: bigint; readonly mtimeNs: bigint; readonly etag: string }>();
  return (key, { size, mtimeNs, mtimeMs }, read) => {
    const last = known.get(key);
    if (last !== undefined && last.size === size && last.mtimeNs === mtimeNs) return last.etag;
    known.delete(key);
    const bytes = read();
    if (bytes === undefined) return undefined;
    const etag = etagOf(bytes);
    if (Date.now() - Number(mtimeMs) > SETTLED_AFTER) known.set(key, { size, mtimeNs, etag });
    return etag;
  };
}
