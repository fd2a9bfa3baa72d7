// Lists of lines: ASCII, LF, a final newline, no blank line.
import { quote, RangewatchError } from '../error.ts';

/** Writes each text on a line of its own. */
export function formatLines(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
}

/**
 * Reads what formatLines wrote.
 * @throws RangewatchError `store-content` without a final newline
 */
export function readLines(bytes: Uint8Array, where: string): readonly string[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  if (lines.pop() === '') return lines;
  const seen = quote(lines.at(-1) ?? '');
  throw new RangewatchError({ code: 'store-content', seen, expected: 'a final newline', where });
}
