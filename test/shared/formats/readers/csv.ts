// CSV by RFC 4180, read by csv-parse with every leniency off; and no cell that a spreadsheet would calculate.
import { parse } from 'csv-parse/sync';
import { distinct, type Found, strictLines, strictPort, strictPrefix } from './found.ts';

/** One row by its column names. */
export type Row = Readonly<Record<string, string>>;

/** Every row, each with as many cells as the header. */
export function rowsOf(bytes: Uint8Array): readonly Row[] {
  strictLines(bytes);
  const [header = [], ...rows]: string[][] = parse(Buffer.from(bytes), { relax_column_count: false });
  distinct(header);
  const formula = rows.flat().find((cell) => /^\s*[=+\-@\t\r]/.test(cell));
  if (formula !== undefined) throw new Error(`a formula: ${formula}`);
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

export function read(bytes: Uint8Array): Found {
  const rows = rowsOf(bytes);
  const of = (kind: string) =>
    rows.filter((row) => row['kind'] === kind).map((row) => row['destination'] ?? '');
  if (rows.some(({ kind }) => !['prefix', 'domain', 'entry'].includes(kind ?? ''))) throw new Error('a kind');
  const ports = new Set(rows.map((row) => JSON.stringify(portsOf(row))));
  if (ports.size !== 1) throw new Error('rows with different ports');
  return {
    prefixes: distinct(of('prefix').map(strictPrefix)),
    domains: distinct(of('domain')),
    ports: portsOf(rows[0] ?? {}),
  };
}

function portsOf(row: Row): readonly string[] {
  return ['tcp', 'udp'].flatMap((protocol) => {
    const cell = row[protocol] ?? '';
    return cell === '' ? [] : cell.split(' ').map((port) => `${protocol} ${strictPort(port)}`);
  });
}
