// The first lines of an alert: what there is to do, a line for each list, and by when.
import type { Letter } from './letter.ts';
import type { Message, MessageList, PrefixCut } from './message.ts';
import { listWords, portWords } from './words/phrases.ts';
import { count, type Language, say } from './words/say.ts';

/** Lines that a reader takes in. */
const LINES_SHOWN = 24;

/** What there is to do, and when; a channel may show fewer lines than usual. */
export function actionLines(
  { lists, listCount }: Message,
  language: Language,
  most: number = LINES_SHOWN,
): Pick<Letter, 'actions' | 'notes'> {
  const lines = [openLines, closeLines, newLines].flatMap((linesOf) =>
    lists.flatMap((list) => linesOf(list, language).map((text) => ({ list, text }))),
  );
  const shown = lines.slice(0, most);
  // A list can have several lines; what is not shown is counted in lists: those of which any line is missing.
  const missing = new Set(lines.slice(most).map(({ list }) => list));
  const complete = new Set(shown.flatMap(({ list }) => (missing.has(list) ? [] : [list])));
  const rest = listCount - complete.size;
  // Wide lists are for jobs; nobody is hurried by them.
  const isOpened = lists.some((list) => !list.isWide && (list.open.length > 0 || list.openNames.count > 0));
  const isClosed = lists.some((list) => list.close.length > 0 || list.closeNames.count > 0);
  const wide = [...new Set(lists.filter((list) => list.isWide && !list.isNew).map(({ name }) => name))];
  return {
    actions: [
      ...shown.map(({ text }) => text),
      ...(rest > 0 ? [say(language, 'act-more', { lists: count(language, 'lists', rest) })] : []),
    ],
    notes: [
      ...(isOpened ? [say(language, 'open-when', {})] : []),
      ...(isClosed ? [say(language, 'close-when', {})] : []),
      ...(wide.length > 0 ? [say(language, 'wide-note', { names: listWords(language, wide) })] : []),
    ],
  };
}

/** `ap-northeast-1 streaming`: how a list is named in every text. */
export function placeWords({ region, name }: Pick<MessageList, 'region' | 'name'>): string {
  return `${region} ${name}`;
}

/** `2 prefixes (512 addresses)`, for each family that there is. */
export function prefixWords(language: Language, cuts: readonly PrefixCut[]): string {
  return listWords(
    language,
    cuts.map((cut) =>
      say(language, 'size', {
        prefixes: count(language, cut.family === 'ipv4' ? 'prefixes' : 'ipv6-prefixes', cut.count),
        addresses: count(language, 'addresses', cut.addresses),
      }),
    ),
  );
}

function openLines(list: MessageList, language: Language): readonly string[] {
  const place = placeWords(list);
  const ports = portWords(list.ports);
  return [
    ...(list.open.length > 0
      ? [say(language, 'act-open', { what: prefixWords(language, list.open), place, ports })]
      : []),
    ...(list.openNames.count > 0
      ? [
          say(language, 'act-open-name', {
            what: count(language, 'names', list.openNames.count),
            place,
            ports,
          }),
        ]
      : []),
  ];
}

function closeLines(list: MessageList, language: Language): readonly string[] {
  const place = placeWords(list);
  return [
    ...(list.close.length > 0
      ? [say(language, 'act-close', { what: prefixWords(language, list.close), place })]
      : []),
    ...(list.closeNames.count > 0
      ? [say(language, 'act-close-name', { what: count(language, 'names', list.closeNames.count), place })]
      : []),
  ];
}

function newLines(list: MessageList, language: Language): readonly string[] {
  if (!list.isNew) return [];
  const what = sizeWords(list, language);
  return [say(language, 'act-publish', { place: placeWords(list), what, ports: portWords(list.ports) })];
}

/** How much a list opens; what it does not have is not mentioned. */
function sizeWords({ size }: MessageList, language: Language): string {
  const { prefixes, addresses, domains } = size;
  const sides = (['ipv4', 'ipv6'] as const)
    .filter((family) => prefixes[family] > 0)
    .map((family): PrefixCut => {
      return { family, prefixes: [], count: prefixes[family], addresses: addresses[family] };
    });
  return listWords(language, [
    ...(domains > 0 ? [count(language, 'names', domains)] : []),
    ...(sides.length > 0 ? [prefixWords(language, sides)] : []),
  ]);
}
