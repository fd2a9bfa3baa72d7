// Saying something in the reader's language. The texts lie beside the page, so that a browser takes those of one language.
import type { ParametersOf } from '../../shared/alerts/words/translation.ts';
import type { AllowlistName } from '../../shared/allowlist/labels.ts';
import type { CompareWord } from '../../shared/compare/words/translation.ts';
import { fillWords } from '../../shared/fill-words.ts';
import type { RowWords } from '../../shared/request/words/words.ts';
import type { EN } from './en.ts';

/** The languages of the console. */
export type Language = 'en' | 'ja';

/** The name of a text of the console's own. */
export type TextName = keyof typeof EN;

/** `console/words/<language>.json`: every text of a language, the console's own and those of the core that it shows. */
export interface Texts {
  readonly own: Readonly<Record<TextName, string>>;
  readonly request: RowWords;
  readonly compare: Readonly<Record<CompareWord, string>>;
  readonly labels: Readonly<Record<AllowlistName, string>>;
}

type Values<Name extends TextName> = [ParametersOf<(typeof EN)[Name]>] extends [never]
  ? []
  : [Readonly<Record<ParametersOf<(typeof EN)[Name]>, string | number>>];

/** A text with its parameters; one that is missing does not compile. */
export type Say = <Name extends TextName>(name: Name, ...values: Values<Name>) => string;

/** The words of a language. A document may be newer than the script that reads it, and have codes that have no word yet. */
export function wordsOf({ own }: Texts): Say {
  return (name, ...[values]) => fillWords(own[name] ?? name.replace(/.*?-/, ''), values ?? {});
}

/** The language of a place, or the first one of the browser's that there is. */
export function languageOf(asked: string, preferred: readonly string[]): Language {
  if (asked === 'en' || asked === 'ja') return asked;
  return preferred.map((each) => each.slice(0, 2)).find((each) => each === 'en' || each === 'ja') ?? 'en';
}
