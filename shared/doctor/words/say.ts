// Saying something in a language that is chosen later: a text with its parameters filled in.
import type { Language } from '../../alerts/words/say.ts';
import { EN } from './en.ts';
import { JA } from './ja.ts';
import type { ParameterOf, TextName } from './translation.ts';

/** A text in whatever language is asked for. */
export type Said = (language: Language) => string;

const WORDS: Readonly<Record<Language, Readonly<Record<TextName, string>>>> = { en: EN, ja: JA };

/** What stands between two findings that are told together. */
const AND: Readonly<Record<Language, string>> = { en: '; ', ja: '。' };

/** Several texts as one. */
export function all(texts: readonly Said[]): Said {
  return (language) => texts.map((text) => text(language)).join(AND[language]);
}

/** A text of the doctor; a missing parameter, or one too many, does not compile. */
export function said<Name extends TextName>(
  name: Name,
  ...[parameters]: [ParameterOf<Name>] extends [never]
    ? []
    : [Readonly<Record<ParameterOf<Name>, string | number | Said>>]
): Said {
  const values: Readonly<Record<string, string | number | Said>> = parameters ?? {};
  return (language) =>
    // What is filled in is not looked through again: a parameter may have braces of its own.
    WORDS[language][name].replace(/\{(\w+)\}/g, (braces, key: string) => {
      const value = values[key] ?? braces;
      return typeof value === 'function' ? value(language) : String(value);
    });
}
