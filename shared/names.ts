// Names that people type: a wrong one is answered with the nearest right one, never with an empty or a wider list.
import { closest } from 'fastest-levenshtein';
import { quote, RangewatchError } from './error.ts';

/**
 * Takes a name that is in the list.
 * @param kind what it names, for the message: `Region`, `allowlist`, `format`
 * @throws RangewatchError `name-unknown`, with the nearest right name
 */
export function takeName<Name extends string>(kind: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new RangewatchError({
    code: 'name-unknown',
    seen: `the ${kind} ${quote(text)}`,
    expected: `one of ${names.join(', ')}`,
    remedy: `did you mean ${quote(closest(text.toLowerCase(), names))}?`,
  });
}
