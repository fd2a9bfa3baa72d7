// The columns of the format csv, and reading a file of it back.
import { parsePrefix } from '../prefix/parse.ts';
import type { Transport } from '../requirements/requirement.ts';
import { brokenFile } from './broken-file.ts';
import { readCsvLine } from './csv-cell.ts';
import type { ReadBack } from './format.ts';
import { readLines } from './lines.ts';
import { readTransport } from './transports.ts';

/** Every row has all of them. A column may be added at the end. */
export const COLUMNS = [
  ...['kind', 'region', 'allowlist', 'destination', 'family', 'tcp', 'udp', 'requirements', 'services'],
  ...['held_since', 'held_until', 'held_because', 'included_by', 'included_until', 'included_because'],
] as const;

/** The cells of one row; what does not apply is empty. */
export type Row = Readonly<Partial<Record<string, string>>>;

/** Reads what the format csv wrote. @throws RangewatchError `store-content` or a `prefix-…` code */
export function readCsv(bytes: Uint8Array): ReadBack {
  const [header, ...lines] = readLines(bytes, 'csv list');
  if (header !== COLUMNS.join(',')) throw brokenFile('csv', header ?? '', 'the header');
  const rows = lines.map((line) => {
    const cells = readCsvLine(line);
    if (cells?.length !== COLUMNS.length) throw brokenFile('csv', line, `${COLUMNS.length} cells`);
    return Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index] ?? '']));
  });
  const of = (kind: string) =>
    rows.filter((row) => row['kind'] === kind).map(({ destination }) => destination ?? '');
  return { prefixes: of('prefix').map(parsePrefix), domains: of('domain'), ports: portsIn(rows) };
}

/** The ports, which every row repeats. */
function portsIn(rows: readonly Row[]): readonly Transport[] {
  const [first = {}] = rows;
  const strange = rows.find(({ tcp, udp }) => tcp !== first['tcp'] || udp !== first['udp']);
  if (strange !== undefined)
    throw brokenFile('csv', strange['destination'] ?? '', 'the same ports in each row');
  return (['tcp', 'udp'] as const).flatMap((protocol) => {
    const texts = first[protocol] ?? '';
    return texts === '' ? [] : [readTransport('csv', protocol, texts.split(' '))];
  });
}
