// CSV (RFC 4180): what to open, and what each prefix comes from, for a spreadsheet or a firewall request.
import type { Allowlist, AllowlistEntry } from '../allowlist/allowlist.ts';
import { formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { comparePrefixes } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Reason } from '../requirements/taken.ts';
import { formatTime } from '../time.ts';
import { brokenFile } from './broken-file.ts';
import { csvCell, readCsvLine } from './csv-cell.ts';
import type { Format, ReadBack } from './format.ts';
import { hostNamesOf } from './host-name.ts';
import { heldBecause } from './json.ts';
import { formatLines, readLines } from './lines.ts';
import { prefixesOf } from './prefix-lines.ts';
import { readTransport } from './transports.ts';

/** Every row has all of them. A column may be added at the end. */
const COLUMNS = [
  ...['kind', 'region', 'allowlist', 'destination', 'family', 'tcp', 'udp', 'requirements', 'services'],
  ...['held_since', 'held_until', 'held_because', 'included_by', 'included_until', 'included_because'],
] as const;

/** The cells of one row; what does not apply is empty. */
type Row = Readonly<Partial<Record<string, string>>>;

/** `prefix` and `domain` rows are what to open; `entry` rows are what the prefixes were made of. */
export const csv: Format = {
  id: 'csv',
  file: () => 'csv.csv',
  mediaType: 'text/csv; charset=us-ascii; header=present',
  families: 'both',
  carries: ['prefixes', 'domains', 'ports'],
  consumers: ['spreadsheets', 'firewall requests', 'jobs and scripts'],
  limits: [],
  isAllowRule: true,
  source: 'RFC 4180, with LF',
  render: (allowlist) =>
    formatLines([
      COLUMNS.join(','),
      ...rowsOf(allowlist).map((row) => lineOf({ ...row, ...allOf(allowlist) })),
    ]),
  read: readCsv,
};

function rowsOf(allowlist: Allowlist): readonly Row[] {
  return [
    ...prefixesOf(allowlist).map((prefix) => {
      return { kind: 'prefix', destination: formatPrefix(prefix), family: prefix.family };
    }),
    ...hostNamesOf(allowlist).map((destination) => ({ kind: 'domain', destination })),
    ...[...allowlist.entries].sort((a, b) => comparePrefixes(a.prefix, b.prefix)).map(entryRow),
  ];
}

function allOf({ region, name, ports }: Allowlist): Row {
  const [tcp, udp] = (['tcp', 'udp'] as const).map((protocol) =>
    ports.flatMap((transport) => (transport.protocol === protocol ? transport.ports : [])).join(' '),
  );
  return { region, allowlist: name, ...(tcp && { tcp }), ...(udp && { udp }) };
}

function entryRow({ prefix, text, reasons, hold, included }: AllowlistEntry): Row {
  return {
    kind: 'entry',
    destination: text,
    family: prefix.family,
    requirements: [...new Set(reasons.map(({ requirement }) => requirement))].join('; '),
    services: [...new Set(reasons.map(originOf))].join('; '),
    ...(hold && {
      held_since: formatTime(hold.since),
      // Where a person must approve, no time is set.
      held_until: hold.waits === undefined ? formatTime(hold.until) : '',
      held_because: heldBecause(hold),
    }),
    ...(included && {
      included_by: included.owner,
      included_until: included.expires,
      included_because: included.reason,
    }),
  };
}

function originOf({ service, region }: Reason): string {
  return `${service ?? 'documented'} ${region}`;
}

function lineOf(row: Row): string {
  return COLUMNS.map((column) => csvCell(row[column] ?? '')).join(',');
}

function readCsv(bytes: Uint8Array): ReadBack {
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
