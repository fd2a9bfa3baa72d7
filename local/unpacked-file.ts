// Reading a file that may be packed: plain, gzip or brotli, by its ending, within the bound of a feed or a history.
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { quote, RangewatchError } from '../shared/error.ts';

/** The largest file that is unpacked, in bytes: a history of eleven years has 4 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What an error of the filesystem or of the unpacking means to a person. */
function seenFor(code: string): string {
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'a folder';
  if (code === 'EACCES') return 'a file that may not be read';
  if (code.startsWith('Z_')) return 'bytes that are not whole gzip';
  if (code.startsWith('ERR_')) return 'bytes that are not whole brotli';
  return code;
}

/**
 * Reads a file and unpacks it.
 * @throws RangewatchError `feed-unreachable` when it cannot be read or unpacked
 */
export function readUnpacked(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    if (path.endsWith('.gz')) return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
    if (path.endsWith('.br')) return brotliDecompressSync(bytes, { maxOutputLength: MAX_BYTES });
    return bytes;
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an unknown error';
    throw new RangewatchError(
      {
        code: 'feed-unreachable',
        seen: seenFor(why),
        expected: 'a file, plain or packed as .gz or .br',
        where: quote(path),
      },
      { cause },
    );
  }
}
