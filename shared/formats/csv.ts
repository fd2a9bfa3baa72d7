// CSV (RFC 4180): what to open, and what each prefix comes from, for a spreadsheet or a firewall request.
import type { Allowlist, AllowlistEntry } from '../allowlist/allowlist.ts';
import { formatPrefix } from '../prefix/format.ts';
import { comparePrefixes } from '../prefix/prefix.ts';
import type { Reason } from '../requirements/taken.ts';
import { formatTime } from '../time.ts';
import { csvCell } from './csv-cell.ts';
import { COLUMNS, type Row, readCsv } from './csv-read.ts';
import type { Format } from './format.ts';
import { hostNamesOf } from './host-name.ts';
import { heldBecause } from './json.ts';
import { formatLines } from './lines.ts';
import { prefixesOf } from './prefix-lines.ts';

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
  render: (allowlist) => {
    const all = allOf(allowlist);
    return formatLines([COLUMNS.join(','), ...rowsOf(allowlist).map((row) => lineOf({ ...row, ...all }))]);
  },
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
