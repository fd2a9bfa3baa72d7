// The words of a comparison by language: verdicts, and why something was not taken, by their own names.
import type { Text } from '../../requirements/requirement.ts';
import { EN } from './en.ts';
import { JA } from './ja.ts';
import type { CompareWord } from './translation.ts';

/** Every text of each language. */
export const COMPARE_WORDS: Readonly<Record<keyof Text, Readonly<Record<CompareWord, string>>>> = {
  en: EN,
  ja: JA,
};
