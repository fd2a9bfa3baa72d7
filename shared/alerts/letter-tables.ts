// The tables of an alert: each prefix and name once a Region, with the lists that it is in.
import type { Table } from './letter.ts';
import type { Message, MessageList, PrefixCut } from './message.ts';
import { listWords, momentWords } from './words/phrases.ts';
import { count, type Language, say } from './words/say.ts';

/** Lines of one table. */
const LINES_SHOWN = 40;

/** Tables of one alert: with more Regions than that, the raw change has the rest. */
const TABLES_SHOWN = 12;

/** One line: what it is about, and in which lists that is. */
interface Row {
  readonly what: string;
  /** Empty for a name. */
  readonly addresses: string;
  readonly lists: readonly string[];
}

/** All tables, Region by Region: what to open, what may be closed, and what leaves later. */
export function tablesOf(message: Message, language: Language): readonly Table[] {
  const url = message.links.change ?? message.links.latest;
  const tables = message.totals.flatMap(({ region, open, close, openNames, closeNames, leaving }) => {
    const lists = message.lists.filter((list) => list.region === region && !list.isNew);
    const title = (name: 'open' | 'close' | 'names-open' | 'names-close') =>
      say(language, `table-${name}`, { region });
    return [
      table(
        title('open'),
        prefixRows(lists, (list) => list.open),
        open,
        url,
        language,
      ),
      table(
        title('names-open'),
        nameRows(lists, (list) => list.openNames.names),
        openNames,
        url,
        language,
      ),
      table(
        title('close'),
        prefixRows(lists, (list) => list.close),
        close,
        url,
        language,
      ),
      table(
        title('names-close'),
        nameRows(lists, (list) => list.closeNames.names),
        closeNames,
        url,
        language,
      ),
      ...leaving.flatMap(({ until, count: all }) =>
        leavingTable({ region, until, all, lists }, message.timeZone, url, language),
      ),
    ].flat();
  });
  const shown = tables.slice(0, TABLES_SHOWN);
  return [...shown, ...restOf(shown, message, url, language), ...exceptionTables(message, url, language)];
}

function prefixRows(
  lists: readonly MessageList[],
  pick: (list: MessageList) => readonly PrefixCut[],
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const list of lists) {
    for (const { prefix, addresses } of pick(list).flatMap(({ prefixes }) => prefixes)) {
      rows.set(prefix, { what: prefix, addresses, lists: [...(rows.get(prefix)?.lists ?? []), list.name] });
    }
  }
  return [...rows.values()];
}

function nameRows(
  lists: readonly MessageList[],
  pick: (list: MessageList) => readonly string[],
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const list of lists) {
    for (const what of pick(list)) {
      rows.set(what, { what, addresses: '', lists: [...(rows.get(what)?.lists ?? []), list.name] });
    }
  }
  return [...rows.values()];
}

/** What leaves at one time. */
interface LeavingTogether {
  readonly region: string;
  readonly until: string | null;
  /** How many prefixes, each once. */
  readonly all: number;
  readonly lists: readonly MessageList[];
}

function leavingTable(
  { region, until, all, lists }: LeavingTogether,
  timeZone: string,
  url: string,
  language: Language,
): readonly Table[] {
  const rows = prefixRows(lists, ({ leaving }) => leaving.filter((each) => each.until === until));
  const when = until === null ? say(language, 'until-approved', {}) : momentWords(until, timeZone);
  return table(say(language, 'table-leaving', { region, when }), rows, all, url, language);
}

/** How many lines there are that no shown table counts: of further tables, and of lists that the alert does not have. */
function restOf(
  shown: readonly Table[],
  { totals }: Message,
  url: string,
  language: Language,
): readonly Table[] {
  const lines = totals.reduce(
    (sum, { open, close, openNames, closeNames, leaving, leavingLater }) =>
      sum +
      [open, close, openNames, closeNames, leavingLater, ...leaving.map(({ count: each }) => each)].reduce(
        (all, each) => all + each,
      ),
    0,
  );
  const all = lines - shown.reduce((sum, each) => sum + each.all, 0);
  if (all <= 0) return [];
  return [{ title: say(language, 'table-rest', {}), lines: [], cut: cutOf(0, all, url, language), all, url }];
}

/** Exceptions are said in each alert, so that none is forgotten. */
function exceptionTables(
  { exceptions, endedExceptions, exceptionCount, endedExceptionCount }: Message,
  url: string,
  language: Language,
): readonly Table[] {
  const lines = (some: Message['exceptions']) =>
    some.map(({ kind, prefix, allowlists, expires, owner, reason }) =>
      say(language, `exception-${kind}`, {
        prefix,
        lists: listWords(language, allowlists),
        date: expires,
        owner,
        reason,
      }),
    );
  const titled = (name: 'table-exceptions' | 'table-ended', some: Message['exceptions'], all: number) =>
    some.length === 0
      ? []
      : [
          {
            title: say(language, name, {}),
            lines: lines(some),
            cut: cutOf(some.length, all, url, language),
            all,
            url,
          },
        ];
  return [
    ...titled('table-exceptions', exceptions, exceptionCount),
    ...titled('table-ended', endedExceptions, endedExceptionCount),
  ];
}

/** That not everything is shown, where that is so. */
function cutOf(shown: number, all: number, url: string, language: Language): string | null {
  if (all <= shown) return null;
  return say(language, 'table-cut', { shown: String(shown), all: String(all), url });
}

function table(
  title: string,
  rows: readonly Row[],
  all: number,
  url: string,
  language: Language,
): readonly Table[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, LINES_SHOWN);
  const width = (pick: (row: Row) => string) => Math.max(...shown.map((row) => pick(row).length));
  const counts = new Map(
    shown.map((row) => [row, row.addresses && count(language, 'addresses', row.addresses)]),
  );
  const countOf = (row: Row) => counts.get(row) ?? '';
  const whatWidth = width(({ what }) => what);
  const countWidth = width(countOf);
  const lines = shown.map((row) => {
    const cells = [
      row.what.padEnd(whatWidth),
      ...(row.addresses === '' ? [] : [countOf(row).padStart(countWidth)]),
    ];
    return `${cells.join('  ')}  ${listWords('en', row.lists)}`;
  });
  const cut = cutOf(shown.length, all, url, language);
  return [{ title, lines, cut, all: Math.max(all, shown.length), url }];
}
