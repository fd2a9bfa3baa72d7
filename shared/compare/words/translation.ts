// What a translation of a comparison's words must be: every text of the English, with exactly its parameters.
import type { Translated } from '../../alerts/words/translation.ts';
import type { EN } from './en.ts';
import type { TEXT_EN } from './text-en.ts';

/** The name of a text. */
export type CompareWord = keyof typeof EN;

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<CompareWord, string>>>(
  texts: Texts & Translated<typeof EN, Texts>,
): Readonly<Record<CompareWord, string>> {
  return texts;
}

/** The name of a text around a comparison. */
export type CompareTextWord = keyof typeof TEXT_EN;

/** The same for what stands around a comparison. */
export function textTranslation<const Texts extends Readonly<Record<CompareTextWord, string>>>(
  texts: Texts & Translated<typeof TEXT_EN, Texts>,
): Readonly<Record<CompareTextWord, string>> {
  return texts;
}
