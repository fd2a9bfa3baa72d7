// The words of a request's rows by language.
import type { Text } from '../../requirements/requirement.ts';
import { EN } from './en.ts';
import { JA } from './ja.ts';
import type { RowWord } from './translation.ts';

/** Every text of one language. */
export type RowWords = Readonly<Record<RowWord, string>>;

/** Every text of each language. */
export const ROW_WORDS: Readonly<Record<keyof Text, RowWords>> = { en: EN, ja: JA };
