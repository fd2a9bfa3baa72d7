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
  const tables = message.totals.flatMap(({ region, open, close, openNames, closeNames }) => {
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
      ...leavingTables(region, lists, message, url, language),
    ].flat();
  });
  return [...tables.slice(0, TABLES_SHOWN), ...exceptionTables(message, url, language)];
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

/** One table for each time at which something leaves. */
function leavingTables(
  region: string,
  lists: readonly MessageList[],
  { timeZone }: Message,
  url: string,
  language: Language,
): readonly Table[] {
  const untils = [...new Set(lists.flatMap(({ leaving }) => leaving.map(({ until }) => until)))];
  return untils.flatMap((until) => {
    const cuts = lists.flatMap(({ leaving }) => leaving.filter((each) => each.until === until));
    const rows = prefixRows(lists, ({ leaving }) => leaving.filter((each) => each.until === until));
    const when = until === null ? say(language, 'until-approved', {}) : momentWords(until, timeZone);
    const all = Math.max(rows.length, ...cuts.map((cut) => cut.count));
    return table(say(language, 'table-leaving', { region, when }), rows, all, url, language);
  });
}

/** Exceptions are said in each alert, so that none is forgotten. */
function exceptionTables(
  { exceptions, endedExceptions }: Message,
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
  return [
    { title: say(language, 'table-exceptions', {}), lines: lines(exceptions) },
    { title: say(language, 'table-ended', {}), lines: lines(endedExceptions) },
  ].flatMap((each) => (each.lines.length > 0 ? [{ ...each, cut: null, all: each.lines.length, url }] : []));
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
  const cut =
    all > shown.length
      ? say(language, 'table-cut', { shown: String(shown.length), all: String(all), url })
      : null;
  return [{ title, lines, cut, all: Math.max(all, shown.length), url }];
}
