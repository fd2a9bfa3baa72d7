// What stands around the rows of a request: for the page and for the text alike.
import { groupDigits } from '../alerts/words/group-digits.ts';
import { ALLOWLIST_NAMES, isWide } from '../allowlist/allowlists.ts';
import { fillWords } from '../fill-words.ts';
import type { Text } from '../requirements/requirement.ts';
import type { FirewallRequest, RequestRow } from './request.ts';
import { PAGE_EN } from './words/page-en.ts';
import { PAGE_JA } from './words/page-ja.ts';
import type { PageWord } from './words/translation.ts';

/** The words around the rows. */
export const PAGE_WORDS: Readonly<Record<keyof Text, Readonly<Record<PageWord, string>>>> = {
  en: PAGE_EN,
  ja: PAGE_JA,
};

/** A heading and what is said under it. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** What a request says of itself. Nothing in it is escaped. */
export interface Summary {
  readonly subject: string;
  /** Fields that people fill in: their labels. */
  readonly blanks: readonly string[];
  readonly facts: readonly Fact[];
  /** Each once, in the order of the rows. */
  readonly sources: readonly string[];
}

const BLANKS = [
  'control-number',
  'requested-on',
  'requested-by',
  'approved-by',
  'wanted-on',
  'done-on',
] as const satisfies readonly PageWord[];

/** Sums up a request. */
export function summaryOf(request: FirewallRequest, language: keyof Text): Summary {
  const words = PAGE_WORDS[language];
  const { region, kind, rows, newLists, gaps } = request;
  const wide = ALLOWLIST_NAMES.filter(
    (name) => isWide(name) && rows.some(({ allowlist }) => allowlist === name),
  );
  const fact = (label: PageWord, text: string): Fact => ({ label: words[label], text });
  return {
    subject: fillWords(words['subject-change'], { region, what: whatOf(rows, words, language) }),
    blanks: BLANKS.map((name) => words[name]),
    facts: [
      fact('why', words[`why-${kind}`]),
      ...(gaps?.isOfFeedOnly ? [fact('left-out', fillWords(words['of-feed-only'], { region }))] : []),
      ...(gaps?.lists.length
        ? [fact('left-out', fillWords(words['empty-lists'], { lists: gaps.lists.join(', ') }))]
        : []),
      fact('version', versionOf(request, words)),
      fact('opened', openedBy(rows, words, language)),
      ...(wide.length === 0 ? [] : [fact('opened', fillWords(words.wide, { lists: wide.join(', ') }))]),
      fact('direction', words['direction-note']),
      fact('way-back', words['way-back-note']),
      ...(newLists.length === 0
        ? []
        : [fact('changes', fillWords(words['new-lists'], { lists: newLists.join(', ') }))]),
    ],
    sources: [...new Set(rows.flatMap(({ sources }) => sources))],
  };
}

type Words = Readonly<Record<PageWord, string>>;

function whatOf(rows: readonly RequestRow[], words: Words, language: keyof Text): string {
  const parts = (['open', 'close'] as const).flatMap((action) => {
    const count = destinationsOf(rows, action).length;
    const destinations =
      count === 1 ? words.destination : fillWords(words.destinations, { count: groupDigits(String(count)) });
    return count === 0 ? [] : [fillWords(words[`subject-${action}`], { count: destinations })];
  });
  return parts.join(language === 'ja' ? '、' : ', ');
}

function versionOf({ seq, syncToken, previousSyncToken, createDate }: FirewallRequest, words: Words): string {
  const version = { token: syncToken, before: previousSyncToken ?? '', date: createDate };
  const isSpan = previousSyncToken !== null && previousSyncToken !== syncToken;
  const release = seq === null ? '' : ` ${fillWords(words.release, { seq })}`;
  return fillWords(words[isSpan ? 'version-from' : 'version-of'], version) + release;
}

function openedBy(rows: readonly RequestRow[], words: Words, language: keyof Text): string {
  const opened = destinationsOf(rows, 'open');
  const names = opened.filter(({ addresses }) => addresses === '').length;
  const ipv6 = opened.filter(({ destination }) => destination.includes(':')).length;
  const ipv4 = opened.filter(({ destination, addresses }) => addresses !== '' && !destination.includes(':'));
  const addresses = ipv4.reduce((sum, row) => sum + Number(row.addresses), 0);
  const parts = [
    ...(ipv4.length === 0
      ? []
      : [fillWords(words['opened-ipv4'], { count: ipv4.length, addresses: groupDigits(String(addresses)) })]),
    ...(ipv6 === 0 ? [] : [fillWords(words['opened-ipv6'], { count: ipv6 })]),
    ...(names === 0 ? [] : [fillWords(words['opened-names'], { count: names })]),
  ];
  return parts.join(language === 'ja' ? '、' : '; ') || words['opened-none'];
}

/** A row a destination: the same one may be in several lists, and for both protocols. */
function destinationsOf(rows: readonly RequestRow[], action: RequestRow['action']): readonly RequestRow[] {
  return [
    ...new Map(
      rows.filter((row) => row.action === action).map((row) => [row.destination, row] as const),
    ).values(),
  ];
}
