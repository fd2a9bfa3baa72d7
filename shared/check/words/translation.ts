// What a translation of a check's words must be: every text of the English, with exactly its parameters.
import type { Translated } from '../../alerts/words/translation.ts';
import type { EN } from './en.ts';
import type { TEXT_EN } from './text-en.ts';

/** The name of a text. */
export type CheckWord = keyof typeof EN;

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<CheckWord, string>>>(
  texts: Texts & Translated<typeof EN, Texts>,
): Readonly<Record<CheckWord, string>> {
  return texts;
}

/** The name of a text around the findings. */
export type CheckTextWord = keyof typeof TEXT_EN;

/** The same for what stands around the findings. */
export function textTranslation<const Texts extends Readonly<Record<CheckTextWord, string>>>(
  texts: Texts & Translated<typeof TEXT_EN, Texts>,
): Readonly<Record<CheckTextWord, string>> {
  return texts;
}
