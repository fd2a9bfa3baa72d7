// Histories: since when, and until when, each prefix and name was in a list, and because of which service.
import type { Bucket } from '../ports.ts';
import { formatTime } from '../time.ts';
import { type ContentDocument, readContent } from './content.ts';
import { readDocument, updateObject } from './document-store.ts';
import { contentKey, historyKey } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';
import type { StandIn } from './stand-in.ts';
import { readImmutable } from './store.ts';

/**
 * One stay of a prefix or a name in a list. `seqOut` is the first release without it, null while it is there. A name has
 * `documented` for its service, as a prefix has that no service of the feed brings.
 */
export type HistoryRow = readonly [
  entry: string,
  service: string,
  seqIn: number,
  seqOut: number | null,
  dateIn: string,
  dateOut: string | null,
];

/** A prefix or a name, and what asks for it. */
type Asked = readonly [entry: string, service: string];

/** `history/<region>/<allowlist>.json`. */
export interface HistoryDocument {
  readonly region: string;
  readonly allowlist: string;
  readonly throughSeq: number;
  readonly rows: readonly HistoryRow[];
}

/** Records what one release changed in each list. Doing it again changes nothing. */
export async function recordHistory(
  bucket: Bucket,
  manifest: Manifest,
  previous: Manifest | undefined,
): Promise<void> {
  const before = new Map(previous?.allowlists.map((record) => [historyKey(record), record]));
  const after = new Map(manifest.allowlists.map((record) => [historyKey(record), record]));
  // A list that is taken out of the configuration ends all its stays.
  for (const [key, record] of new Map([...before, ...after])) {
    if (before.get(key)?.content === after.get(key)?.content) continue;
    const [next, old] = await Promise.all([
      contentOf(bucket, after.get(key)),
      contentOf(bucket, before.get(key)),
    ]);
    await updateObject(bucket, key, 'application/json', (bytes) => {
      const found = bytes === undefined ? undefined : (histories.get(bytes) ?? readHistory(bytes));
      if (found !== undefined && found.throughSeq >= manifest.seq) return undefined;
      const rows = nextRows(found?.rows ?? [], old, next, manifest);
      const { region, name: allowlist } = record;
      const history = { region, allowlist, throughSeq: manifest.seq, rows };
      const printed = new TextEncoder().encode(printHistory(history));
      histories.set(printed, history);
      return printed;
    });
  }
}

/** A history whose rows are texts: thousands of stays that are over never change, so they are not read but copied. */
interface HistoryText extends Omit<HistoryDocument, 'rows'> {
  readonly rows: readonly string[];
}

/** What histories were written from: a replay, whose bucket gives the same bytes again, goes on from there. */
const histories = new WeakMap<Uint8Array, HistoryText>();

/** How the text of a stay that is not over ends: without `dateOut`. */
const OPEN = ',null]';

/** Ends the stays that are over and begins the new ones. */
function nextRows(
  rows: readonly string[],
  before: ContentDocument | undefined,
  after: ContentDocument | undefined,
  { seq, createDate }: Manifest,
): readonly string[] {
  const date = formatTime(createDate);
  const [known, present] = [originsByKey(before), originsByKey(after)];
  const ended = rows.map((text) => {
    if (!text.endsWith(OPEN) || present.has(keyIn(text))) return text;
    const [entry, service, seqIn, , dateIn] = JSON.parse(text) as HistoryRow;
    return JSON.stringify([entry, service, seqIn, seq, dateIn, date] satisfies HistoryRow);
  });
  const begun = [...present]
    .filter(([key]) => !known.has(key))
    .map(([, [entry, service]]) =>
      JSON.stringify([entry, service, seq, null, date, null] satisfies HistoryRow),
    );
  return [...ended, ...begun];
}

/** The beginning of the row of an origin. No prefix, name or service has a sign that JSON escapes. */
function keyOf([entry, service]: Asked): string {
  return `["${entry}","${service}",`;
}

function keyIn(row: string): string {
  return row.slice(0, row.indexOf(',', row.indexOf(',') + 1) + 1);
}

async function contentOf(
  bucket: Bucket,
  record: ListRecord | undefined,
): Promise<ContentDocument | undefined> {
  return record && readContent(await readImmutable(bucket, contentKey(record.content, record)));
}

/** What one release brings is what the next one begins with. */
const byKey = new WeakMap<ContentDocument, ReadonlyMap<string, Asked>>();

function originsByKey(document: ContentDocument | undefined): ReadonlyMap<string, Asked> {
  if (document === undefined) return new Map();
  const { origins, domains } = document;
  const asked = [...origins, ...domains.map((domain): Asked => [domain, 'documented' satisfies StandIn])];
  const known = byKey.get(document) ?? new Map(asked.map((origin) => [keyOf(origin), origin]));
  byKey.set(document, known);
  return known;
}

/** One row a line: easy to look at, and half the size of indented JSON. */
function printHistory({ rows, ...rest }: HistoryText): string {
  return `${JSON.stringify(rest).slice(0, -1)}${BEFORE_ROWS}${rows.join(BETWEEN)}${AFTER_ROWS}`;
}

const BEFORE_ROWS = ',"rows":[\n';
const BETWEEN = ',\n';
const AFTER_ROWS = '\n]}\n';

/** Reads what printHistory wrote; what is written in another way is read as JSON, and what is none is begun anew. */
function readHistory(bytes: Uint8Array): HistoryText | undefined {
  const text = new TextDecoder().decode(bytes);
  const at = text.indexOf(BEFORE_ROWS);
  if (at < 0 || !text.endsWith(AFTER_ROWS)) {
    const document = readDocument<HistoryDocument>(bytes);
    return document && { ...document, rows: document.rows.map((row) => JSON.stringify(row)) };
  }
  const rest = readDocument<Omit<HistoryDocument, 'rows'>>(new TextEncoder().encode(`${text.slice(0, at)}}`));
  const rows = text.slice(at + BEFORE_ROWS.length, -AFTER_ROWS.length).split(BETWEEN);
  return rest && { ...rest, rows: rows.filter((row) => row.startsWith('["') && row.endsWith(']')) };
}
