// Every text of each language, as they are written beside the script. No part of the script itself.
import { LABELS } from '../../shared/allowlist/labels.ts';
import { COMPARE_WORDS } from '../../shared/compare/words/words.ts';
import { ROW_WORDS } from '../../shared/request/words/words.ts';
import { EN } from './en.ts';
import { JA } from './ja.ts';
import type { Language, Texts } from './words.ts';

/** The texts of a language. */
export function textsOf(language: Language): Texts {
  const labels = Object.entries(LABELS).map(([name, label]) => [name, label[language]]);
  return {
    own: language === 'ja' ? JA : EN,
    request: ROW_WORDS[language],
    compare: COMPARE_WORDS[language],
    labels: Object.fromEntries(labels) as Texts['labels'],
  };
}
