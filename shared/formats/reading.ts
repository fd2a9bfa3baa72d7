// Reading back what a renderer wrote: a line or a value of any other shape is refused, never passed over.
import { quote, RangewatchError } from '../error.ts';

/** The captures of a line. @throws RangewatchError `store-content` when the line has another shape */
export function capturesOf(line: string, shape: RegExp, where: string): readonly string[] {
  const found = shape.exec(line);
  if (found === null) throw unreadable(line, where);
  return found.slice(1);
}

/**
 * Takes lines only if they are those that their own content gives again: what was not read cannot say anything else.
 * @throws RangewatchError `store-content` with the first line that differs
 */
export function refuseOthers(lines: readonly string[], expected: readonly string[], where: string): void {
  const wrong = lines.find((line, index) => line !== expected[index]);
  if (wrong !== undefined || lines.length !== expected.length) {
    throw unreadable(wrong ?? 'an early end', where);
  }
}

/** The lines after a heading, which is a comment. @throws RangewatchError `store-content` without one */
export function withoutHeading(
  [heading = '', ...lines]: readonly string[],
  where: string,
): readonly string[] {
  if (!heading.startsWith('# ')) throw unreadable(heading, where);
  return lines;
}

/** What a renderer does not write. */
export function unreadable(text: string, where: string): RangewatchError {
  return new RangewatchError({
    code: 'store-content',
    seen: quote(text),
    expected: 'what this program writes there',
    where,
  });
}
