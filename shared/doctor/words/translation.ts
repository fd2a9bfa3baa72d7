// What a translation of the doctor's words must be: every text of the English, with exactly its parameters.
import type { ParametersOf, Translated } from '../../alerts/words/translation.ts';
import type { EN } from './en.ts';

/** The name of a text. */
export type TextName = keyof typeof EN;

/** The names of the parameters that a text takes. */
export type ParameterOf<Name extends TextName> = ParametersOf<(typeof EN)[Name]>;

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<TextName, string>>>(
  texts: Texts & Translated<typeof EN, Texts>,
): Readonly<Record<TextName, string>> {
  return texts;
}
