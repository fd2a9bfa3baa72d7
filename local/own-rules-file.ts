// The text of somebody's rules: a file or standard input, whatever a program of his wrote it in.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { quote, RangewatchError } from '../shared/error.ts';

/** The most that is read, in bytes: a long configuration has 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a text.
 * @param path a file, or `-` for standard input
 * @throws RangewatchError `rules-unreadable`
 */
export function readOwnRules(path: string): string {
  try {
    const bytes = readFileSync(path === '-' ? 0 : path);
    if (bytes.length > MAX_BYTES) throw unreadable(path, `${bytes.length} bytes`);
    return decode(
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes,
    );
  } catch (cause) {
    if (cause instanceof RangewatchError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error';
    throw unreadable(path, code === 'ENOENT' ? 'no such file' : code, cause);
  }
}

/** Excel on Japanese Windows saves CSV as Shift_JIS and text as UTF-16. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

function unreadable(path: string, seen: string, cause?: unknown): RangewatchError {
  const expected = `a text of at most ${MAX_BYTES} bytes, or - for standard input`;
  return new RangewatchError({ code: 'rules-unreadable', seen, expected, where: quote(path) }, { cause });
}
