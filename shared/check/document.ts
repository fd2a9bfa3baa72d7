// A check as a JSON document, in the words of one language.
import { fillWords } from '../fill-words.ts';
import type { RequestRow } from '../request/request.ts';
import type { Text } from '../requirements/requirement.ts';
import type { CheckFinding, CheckResult } from './finding.ts';
import { type RowSource, rowsOf } from './rows.ts';
import { EN } from './words/en.ts';
import { JA } from './words/ja.ts';
import type { CheckWord } from './words/translation.ts';

/** The words of findings. */
const WORDS: Readonly<Record<keyof Text, Readonly<Record<CheckWord, string>>>> = { en: EN, ja: JA };

/** A finding in a language. */
export interface SaidFinding extends Omit<CheckFinding, 'conditions'> {
  readonly conditions: readonly string[];
  readonly seen: string;
  /** Null where there is nothing to repair. */
  readonly todo: string | null;
  readonly rules: readonly SaidRow[];
}

type SaidRow = Omit<RequestRow, 'reason'> & { readonly reason: string };

/** A check in a language. */
export interface CheckDocument {
  readonly region: string;
  /** Connections that got through, of those that were tried. */
  readonly reached: number;
  readonly tried: number;
  readonly findings: readonly SaidFinding[];
}

/** Says everything that was found. */
export function checkDocument(
  { findings, reached, tried }: CheckResult,
  source: RowSource,
  dnsServers: readonly string[],
  language: keyof Text,
): CheckDocument {
  const words = WORDS[language];
  return {
    region: source.region,
    reached,
    tried,
    findings: findings.map((finding) => {
      const values = { detail: finding.detail, region: source.region, servers: dnsServers.join(', ') };
      const todo = words[`${finding.code}-do` as CheckWord] as string | undefined;
      return {
        ...finding,
        conditions: finding.conditions.map((condition) => condition[language]),
        seen: fillWords(words[finding.code], values),
        todo: todo === undefined ? null : fillWords(todo, values),
        rules: rowsOf(finding, source).map(({ reason, ...row }) => ({ ...row, reason: reason[language] })),
      };
    }),
  };
}
