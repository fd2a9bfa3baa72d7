// What a translation of the doctor's words must be: every text of the English, with exactly its parameters.
import type { ParametersOf } from '../../alerts/words/translation.ts';
import type { EN } from './en.ts';

/** The name of a text. */
export type TextName = keyof typeof EN;

/** The names of the parameters that a text takes. */
export type ParameterOf<Name extends TextName> = ParametersOf<(typeof EN)[Name]>;

type Agrees<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type Translated<Texts> = {
  readonly [Name in TextName]: Name extends keyof Texts
    ? Texts[Name] extends string
      ? Agrees<ParameterOf<Name>, ParametersOf<Texts[Name]>> extends true
        ? Texts[Name]
        : { readonly expectedParameters: ParameterOf<Name> }
      : string
    : string;
} & { readonly [Name in Exclude<keyof Texts, TextName>]: never };

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<TextName, string>>>(
  texts: Texts & Translated<Texts>,
): Readonly<Record<TextName, string>> {
  return texts;
}
