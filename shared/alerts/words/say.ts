// Saying something in a language: a text with its parameters filled in.
import { fillWords } from '../../fill-words.ts';
import { EN } from './en.ts';
import { groupDigits } from './group-digits.ts';
import { JA } from './ja.ts';
import type { Parameters, TextName } from './translation.ts';

/** The languages of alerts. */
export const LANGUAGES = ['en', 'ja'] as const;

/** A language, by its ISO 639-1 code. */
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Readonly<Record<TextName, string>>>> = { en: EN, ja: JA };

/** A text of a language; a missing parameter, or one too many, does not compile. */
export function say<Name extends TextName>(
  language: Language,
  name: Name,
  parameters: Parameters<Name>,
): string {
  return fillWords(WORDS[language][name], parameters);
}

/** The names of texts that come in two: for one, and for another number. */
type Counted = TextName extends infer Name ? (Name extends `${infer Stem}-n` ? Stem : never) : never;

/** A counted thing, as `1 prefix` or `1,234 prefixes`. */
export function count(language: Language, what: Counted, number: number | string): string {
  if (String(number) === '1') return WORDS[language][`${what}-1`];
  return say(language, `${what}-n`, { count: groupDigits(String(number)) });
}
