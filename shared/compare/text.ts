// A comparison as text for people: what is missing first, then what is too much, then what was not understood.
import { groupDigits } from '../alerts/words/group-digits.ts';
import { listWords, portWords } from '../alerts/words/phrases.ts';
import type { Language } from '../alerts/words/say.ts';
import { fillWords } from '../fill-words.ts';
import { formatPrefix } from '../prefix/format.ts';
import type { Comparison, Judged, Missing, Verdict } from './compare.ts';
import type { Needed } from './needed.ts';
import type { OwnAddresses, OwnName, OwnRules, Place } from './own-rule.ts';
import { TEXT_EN } from './words/text-en.ts';
import { TEXT_JA } from './words/text-ja.ts';
import type { CompareTextWord } from './words/translation.ts';
import { COMPARE_WORDS } from './words/words.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<CompareTextWord, string>>>> = {
  en: TEXT_EN,
  ja: TEXT_JA,
};

/** Says something, with its parameters filled in. */
type Say = (name: CompareTextWord, values?: Readonly<Record<string, string | number>>) => string;

/** Verdicts by which a rule is too much. */
const SUPERFLUOUS: readonly Verdict[] = ['everything', 'wider', 'optional', 'unneeded'];

/** Prints a comparison. */
export function comparisonText(
  own: OwnRules,
  needed: Needed,
  { missing, judged, portsNotNamed }: Comparison,
  language: Language,
): string {
  const say: Say = (name, values = {}) => fillWords(WORDS[language][name], values);
  const judgedAs = (...verdicts: readonly Verdict[]) =>
    judged.filter(({ verdict }) => verdicts.includes(verdict)).toSorted((a, b) => a.rule.line - b.rule.line);
  const [superfluous, fine, inside] = [judgedAs(...SUPERFLUOUS), judgedAs('needed'), judgedAs('private')];
  const otherwise = own.addresses.filter(({ taken }) => taken !== undefined);
  const section = (name: CompareTextWord, rows: readonly string[]) =>
    rows.length === 0 ? [] : ['', say(name, { count: groupDigits(String(rows.length)) }), ...rows];
  const at = (place: Place | OwnName) =>
    `  ${say('line', { line: place.line })}  ${'name' in place ? place.name : place.text}`;
  const lines = [
    headingOf(needed, say, language),
    ...gapsOf(needed, say, language),
    ...(missing.length === 0
      ? ['', nothingMissing(needed, say, language)]
      : section(
          'missing',
          missing.map((each) => missingLine(each, say, language)),
        )),
    ...section(
      'superfluous',
      superfluous.map((each) => `${at(each.rule)}  ${superfluousWords(each, say, language)}`),
    ),
    ...section(
      'needed-part',
      fine.map(({ rule, allowlists }) => `${at(rule)}  ${listWords(language, allowlists)}`),
    ),
    ...section(
      'private',
      inside.map(({ rule }) => at(rule)),
    ),
    ...section(
      'taken',
      otherwise.map((rule) => `${at(rule)}  ${takenWords(rule, language)}`),
    ),
    ...section(
      'unread',
      own.unread.map((each) => `${at(each)}  ${COMPARE_WORDS[language][each.why]}`),
    ),
    '',
    ...(own.otherLines.length === 0
      ? []
      : [say('other-lines', { count: own.otherLines.length, lines: spansOf(own.otherLines) })]),
    portsNotNamed.length === 0 ? say('no-ports') : say('ports', { ports: portsNotNamed.join(', ') }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function headingOf({ region, lists, syncToken, createDate }: Needed, say: Say, language: Language): string {
  return say('heading', {
    region,
    lists: listWords(language, comparedOf(lists)),
    token: syncToken,
    date: createDate,
  });
}

function comparedOf(lists: Needed['lists']): readonly string[] {
  return lists.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
}

/** What was not compared is said before all else: nothing can be missing of it. */
function gapsOf({ region, gaps }: Needed, say: Say, language: Language): readonly string[] {
  return [
    ...(gaps?.isOfFeedOnly ? [say('of-feed-only', { region })] : []),
    ...(gaps?.lists.length ? [say('not-compared', { lists: listWords(language, gaps.lists) })] : []),
  ];
}

function nothingMissing({ lists, gaps }: Needed, say: Say, language: Language): string {
  if (!gaps?.isOfFeedOnly && !gaps?.lists.length) return say('nothing-missing');
  return say('nothing-missing-of', { lists: listWords(language, comparedOf(lists)) });
}

function missingLine(
  { destination, addresses, ports, reason, allowlist }: Missing,
  say: Say,
  language: Language,
): string {
  const size =
    addresses === '' || destination.includes(':')
      ? []
      : [say('addresses', { count: groupDigits(addresses) })];
  return `  ${[destination, ...size, portWords(ports), allowlist, reason[language]].join('  ')}`;
}

function superfluousWords(
  { verdict, covers, allowlists, more }: Judged,
  say: Say,
  language: Language,
): string {
  const isSome = verdict === 'wider' || verdict === 'everything';
  return [
    COMPARE_WORDS[language][verdict] + (verdict === 'optional' ? `: ${listWords(language, allowlists)}` : ''),
    ...(verdict === 'wider' && more !== '' ? [say('more', { count: groupDigits(more) })] : []),
    ...(isSome && covers.length > 0 ? [say('needed-of-it', { what: listWords(language, covers) })] : []),
  ].join(language === 'ja' ? '、' : '; ');
}

function takenWords(rule: OwnAddresses | OwnName, language: Language): string {
  const taken = 'prefixes' in rule ? listWords(language, rule.prefixes.map(formatPrefix)) : rule.name;
  return fillWords(COMPARE_WORDS[language].taken, { taken });
}

/** `1-3, 7` of ascending numbers. */
function spansOf(numbers: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const span = spans.at(-1);
    if (span !== undefined && span.last === number - 1) span.last = number;
    else spans.push({ first: number, last: number });
  }
  return spans.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
