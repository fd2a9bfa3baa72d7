// What a translation must be: every text of the English, with exactly its parameters.
import type { EN } from './en.ts';

/** The name of a text. */
export type TextName = keyof typeof EN;

/** The names in braces of a text. */
export type ParametersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never;

/** The parameters that a text takes. */
export type Parameters<Name extends TextName> = Readonly<Record<ParametersOf<(typeof EN)[Name]>, string>>;

type Agrees<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** A translation whose texts agree with the English; where one does not, what is wrong stands in the compiler's message. */
export type Translated<English extends Readonly<Record<string, string>>, Texts> = {
  readonly [Name in keyof English]: Name extends keyof Texts
    ? Texts[Name] extends string
      ? Agrees<ParametersOf<English[Name]>, ParametersOf<Texts[Name]>> extends true
        ? Texts[Name]
        : { readonly expectedParameters: ParametersOf<English[Name]> }
      : string
    : string;
} & { readonly [Name in Exclude<keyof Texts, keyof English>]: never };

/** Checks a translation while it compiles. */
export function translation<const Texts extends Readonly<Record<TextName, string>>>(
  texts: Texts & Translated<typeof EN, Texts>,
): Readonly<Record<TextName, string>> {
  return texts;
}
