// The title and the first lines of a change's alert in both languages, for who shows changes without sending them.
import type { ChangeDocument } from '../release/change-document.ts';
import { releaseMessage } from './change-message.ts';
import { actionLines } from './letter-actions.ts';
import { titleOf } from './letter-subject.ts';
import { safeLine } from './words/phrases.ts';
import { LANGUAGES, type Language } from './words/say.ts';

/** What there is to do, in each language. */
export type ChangeWords = Readonly<
  Record<Language, { readonly title: string; readonly actions: readonly string[] }>
>;

/** Nothing of it has a URL or a time, or is for some readers only. */
const NOWHERE = { baseUrl: '', timeZone: 'UTC', regions: [], allowlists: [] };

/** The words of a change. */
export function changeWords(document: ChangeDocument): ChangeWords {
  const message = releaseMessage('', document, [], NOWHERE);
  const words = LANGUAGES.map((language) => [
    language,
    {
      title: safeLine(titleOf(message, language)),
      actions: actionLines(message, language).actions.map(safeLine),
    },
  ]);
  return Object.fromEntries(words) as ChangeWords;
}
