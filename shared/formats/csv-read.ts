// The columns of the format csv, and reading a file of it back.
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

/** What is read of a row; what does not apply is empty. */
interface Row {
  readonly kind: string;
  readonly destination: string;
  readonly tcp: string;
  readonly udp: string;
}

const AT = {
  kind: COLUMNS.indexOf('kind'),
  destination: COLUMNS.indexOf('destination'),
  tcp: COLUMNS.indexOf('tcp'),
  udp: COLUMNS.indexOf('udp'),
};

/** Reads what the format csv wrote. @throws RangewatchError `store-content` */
export function readCsv(bytes: Uint8Array): ReadBack {
  const [header, ...lines] = readLines(bytes, 'csv list');
  if (header !== COLUMNS.join(',')) throw brokenFile('csv', header ?? '', 'the header');
  const rows = lines.map(readRow);
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ destination }) => destination);
  return { prefixes: of('prefix'), domains: of('domain'), ports: portsIn(rows) };
}

function readRow(line: string): Row {
  const cells = readCsvLine(line);
  if (cells?.length !== COLUMNS.length) throw brokenFile('csv', line, `${COLUMNS.length} cells`);
  const cell = (at: number) => cells[at] ?? '';
  return { kind: cell(AT.kind), destination: cell(AT.destination), tcp: cell(AT.tcp), udp: cell(AT.udp) };
}

/** The ports, which every row repeats. */
function portsIn(rows: readonly Row[]): readonly Transport[] {
  const [first] = rows;
  if (first === undefined) return [];
  const strange = rows.find(({ tcp, udp }) => tcp !== first.tcp || udp !== first.udp);
  if (strange !== undefined) throw brokenFile('csv', strange.destination, 'the same ports in each row');
  return (['tcp', 'udp'] as const).flatMap((protocol) =>
    first[protocol] === '' ? [] : [readTransport('csv', protocol, first[protocol].split(' '))],
  );
}
