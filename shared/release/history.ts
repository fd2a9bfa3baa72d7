// Histories: since when, and until when, each prefix and name was in a list, and because of which service.
import type { Bucket } from '../ports.ts';
import { formatTime } from '../time.ts';
import { readContent } from './content.ts';
import { updateDocument } from './document-store.ts';
import { contentKey, historyKey } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';
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
  for (const record of manifest.allowlists) {
    const key = historyKey(record);
    if (before.get(key)?.content === record.content) continue;
    const [origins, old] = await Promise.all([originsOf(bucket, record), originsOf(bucket, before.get(key))]);
    await updateDocument<HistoryDocument>(
      bucket,
      key,
      (found) => {
        if (found !== undefined && found.throughSeq >= manifest.seq) return undefined;
        const rows = nextRows(found?.rows ?? [], old, origins, manifest);
        return { region: record.region, allowlist: record.name, throughSeq: manifest.seq, rows };
      },
      printHistory,
    );
  }
}

/** Ends the stays that are over and begins the new ones. */
function nextRows(
  rows: readonly HistoryRow[],
  before: readonly Asked[],
  after: readonly Asked[],
  { seq, createDate }: Manifest,
): readonly HistoryRow[] {
  const date = formatTime(createDate);
  const known = new Set(before.map(keyOf));
  const present = new Set(after.map(keyOf));
  const ended = rows.map((row): HistoryRow => {
    const [entry, service, seqIn, seqOut, dateIn] = row;
    if (seqOut !== null || present.has(keyOf([entry, service]))) return row;
    return [entry, service, seqIn, seq, dateIn, date];
  });
  const begun = after
    .filter((origin) => !known.has(keyOf(origin)))
    .map(([entry, service]): HistoryRow => [entry, service, seq, null, date, null]);
  return [...ended, ...begun];
}

function keyOf([entry, service]: Asked): string {
  return `${entry} ${service}`;
}

async function originsOf(bucket: Bucket, record: ListRecord | undefined): Promise<readonly Asked[]> {
  if (record === undefined) return [];
  const { origins, domains } = readContent(await readImmutable(bucket, contentKey(record.content, record)));
  return [...origins, ...domains.map((domain): Asked => [domain, 'documented'])];
}

/** One row a line: easy to look at, and half the size of indented JSON. */
function printHistory({ rows, ...rest }: HistoryDocument): string {
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
}
