// What a translation of a request's words must be: every text of the English, with exactly its parameters.
import type { Translated } from '../../alerts/words/translation.ts';
import type { EN } from './en.ts';
import type { PAGE_EN } from './page-en.ts';

/** The name of a text. */
export type RowWord = keyof typeof EN;

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<RowWord, string>>>(
  texts: Texts & Translated<typeof EN, Texts>,
): Readonly<Record<RowWord, string>> {
  return texts;
}

/** The name of a text that stands around the rows. */
export type PageWord = keyof typeof PAGE_EN;

/** The same for what stands around the rows. */
export function pageTranslation<const Texts extends Readonly<Record<PageWord, string>>>(
  texts: Texts & Translated<typeof PAGE_EN, Texts>,
): Readonly<Record<PageWord, string>> {
  return texts;
}
