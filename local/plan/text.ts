// A plan as text: counts first, then each list that differs, what it loses before what it gains.
import { countWords } from '../count-words.ts';
import type { AddressPlan, ListPlan } from './list-plan.ts';
import type { Plan } from './plan.ts';

/** The most prefixes, names or URLs that are shown of one kind; `--json` has them all. */
const SHOWN = 20;

/** Prints a plan. */
export function planText(plan: Plan): string {
  const { lists, newUrls, vanishedUrls } = plan;
  const lines = [
    ...headOf(plan),
    ...lists.flatMap(linesOf),
    ...urlLines('new', newUrls),
    ...urlLines('vanished', vanishedUrls),
    '',
    closingOf(plan),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function headOf({ seq, syncToken, pinnedTo }: Plan): readonly string[] {
  if (seq === null)
    return [`nothing is published yet: this would be the first release, of feed ${syncToken.feed}`];
  const isNewer = syncToken.published !== syncToken.feed;
  return [
    `published: release ${seq}, feed ${syncToken.published}; plan: feed ${syncToken.feed}`,
    ...(isNewer
      ? ["the feed is newer than what is published: AWS's own changes are in the plan, without its guards"]
      : []),
    ...(pinnedTo === null
      ? []
      : [`pinned to release ${pinnedTo}: nothing is published until that ends (unpin)`]),
  ];
}

function closingOf({ lists, newUrls, vanishedUrls, losesAnything }: Plan): string {
  if (lists.length + newUrls.length + vanishedUrls.length === 0) return 'nothing changes';
  const counted = ['new', 'changed', 'files', 'gone'] as const;
  const counts = counted.flatMap((state) => {
    const count = lists.filter((list) => list.state === state).length;
    return count === 0 ? [] : [`${countWords(count, 'list', 'lists')} ${LABELS[state]}`];
  });
  const verdict = losesAnything ? 'LOSES: something that is allowed now would not be' : 'nothing is lost';
  return [
    ...counts,
    `${countWords(newUrls.length, 'new URL', 'new URLs')}`,
    `${vanishedUrls.length} vanished`,
    verdict,
  ].join(', ');
}

const LABELS: Readonly<Record<ListPlan['state'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  files: 'with other files only',
};

function linesOf({
  region,
  allowlist,
  state,
  addresses,
  names,
  leavesAt,
  changedFiles,
  headroom,
}: ListPlan): readonly string[] {
  // Of a list that is new or gone, the counts are enough: all of it comes or goes.
  const isWhole = state === 'new' || state === 'gone';
  return [
    '',
    `${region} ${allowlist}: ${LABELS[state]}`,
    ...addresses.flatMap((each) => addressLines(each, isWhole, leavesAt)),
    ...(names.removed.length === 0 ? [] : [`  names to lose: ${names.removed.length}`]),
    ...(isWhole ? [] : names.removed.slice(0, SHOWN).map((name) => `    - ${name}`)),
    ...(names.added.length === 0 ? [] : [`  names to gain: ${names.added.length}`]),
    ...(isWhole ? [] : names.added.slice(0, SHOWN).map((name) => `    + ${name}`)),
    ...(changedFiles === 0 ? [] : [`  ${countWords(changedFiles, 'file', 'files')} with other bytes`]),
    ...headroom.map(({ consumer, limit, free }) => `  head-room: ${consumer} takes ${limit}, ${free} free`),
  ];
}

function addressLines(
  { family, added, removed, leaving, ...counts }: AddressPlan,
  isWhole: boolean,
  leavesAt: string | null,
): readonly string[] {
  const kinds = [
    ['-', removed, counts.removedAddresses, 'lost at once'],
    ['~', leaving, counts.leavingAddresses, `held, and lost from ${leavesAt}`],
    ['+', added, counts.addedAddresses, 'gained'],
  ] as const;
  return kinds.flatMap(([sign, prefixes, count, what]) => {
    if (prefixes.length === 0) return [];
    const size = `${countWords(prefixes.length, 'prefix', 'prefixes')} (${countWords(count, 'address', 'addresses')})`;
    const more = prefixes.length - SHOWN;
    return [
      `  ${family}: ${size} ${what}`,
      ...(isWhole ? [] : prefixes.slice(0, SHOWN).map((prefix) => `    ${sign} ${prefix}`)),
      ...(isWhole || more <= 0 ? [] : [`    … ${more} more`]),
    ];
  });
}

function urlLines(what: string, urls: readonly string[]): readonly string[] {
  if (urls.length === 0) return [];
  const more = urls.length - SHOWN;
  return [
    '',
    `${what} URLs: ${urls.length}`,
    ...urls.slice(0, SHOWN).map((url) => `  ${url}`),
    ...(more > 0 ? [`  … ${more} more`] : []),
  ];
}
