// What every format's reader says of a file that it did not write.
import { quote, RangewatchError } from '../error.ts';

/** The error for a text in a file of a format, or for what is wrong with the whole. */
export function brokenFile(format: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({
    code: 'store-content',
    seen: quote(seen),
    expected,
    where: `a file of the format ${format}`,
  });
}
