// CSV (RFC 4180): what to open, and what each prefix comes from, for a spreadsheet or a firewall request.
import type { Allowlist, AllowlistEntry } from '../allowlist/allowlist.ts';
import type { Hold } from '../allowlist/holds.ts';
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES } from '../prefix/prefix.ts';
import { perFamily } from '../prefix/set.ts';
import type { Reason } from '../requirements/taken.ts';
import { formatTime } from '../time.ts';
import { csvCell } from './csv-cell.ts';
import { COLUMNS, readCsv } from './csv-read.ts';
import type { Format } from './format.ts';
import { hostNamesOf } from './host-name.ts';
import { heldBecause } from './json.ts';
import { formatLines } from './lines.ts';

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
  render: (allowlist) => formatLines([COLUMNS.join(','), ...linesOf(allowlist)]),
  read: readCsv,
};

/** What many rows share is written once. */
function linesOf(allowlist: Allowlist): readonly string[] {
  const { region, name, ports, prefixes, entries } = allowlist;
  const place = cellsOf([region, name]);
  const opened = cellsOf(
    (['tcp', 'udp'] as const).map((protocol) =>
      ports.flatMap((transport) => (transport.protocol === protocol ? transport.ports : [])).join(' '),
    ),
  );
  const none = cellsOf([...NOT_KNOWN, ...NOT_HELD, ...NOT_INCLUDED]);
  const [prefix, domain, entry] = ['prefix', 'domain', 'entry'].map((kind) => `${kind},${place},`);
  const origin = rememberingOrigins();
  const after = perFamily((family) => `,${family},${opened},`);
  return [
    ...FAMILIES.flatMap((family) => {
      const rest = `${after[family]}${none}`;
      return formatPrefixes(prefixes[family]).map((cidr) => `${prefix}${cidr}${rest}`);
    }),
    ...hostNamesOf(allowlist).map((host) => `${domain}${csvCell(host)},,${opened},${none}`),
    ...entries.map((each) => `${entry}${each.text}${after[each.prefix.family]}${origin(each)}`),
  ];
}

const NOT_KNOWN = ['', ''];
const NOT_HELD = ['', '', ''];
const NOT_INCLUDED = ['', '', ''];

/** Most entries are there for one reason, which they share with a thousand others. */
function rememberingOrigins(): (entry: AllowlistEntry) => string {
  const known = new Map<Reason, string>();
  return (entry) => {
    const { reasons, hold, included } = entry;
    const [reason] = reasons;
    if (reason === undefined || reasons.length > 1 || hold || included) return originOf(entry);
    const origin = known.get(reason) ?? originOf(entry);
    known.set(reason, origin);
    return origin;
  };
}

/** The cells after the ports: why an entry is there. */
function originOf({ reasons, hold, included }: AllowlistEntry): string {
  return cellsOf([
    [...new Set(reasons.map(({ requirement }) => requirement))].join('; '),
    [...new Set(reasons.map(({ service, region }) => `${service ?? 'documented'} ${region}`))].join('; '),
    ...(hold === undefined ? NOT_HELD : heldCells(hold)),
    ...(included === undefined ? NOT_INCLUDED : [included.owner, included.expires, included.reason]),
  ]);
}

function heldCells(hold: Hold): readonly string[] {
  // Where a person must approve, no time is set.
  const until = hold.waits === undefined ? formatTime(hold.until) : '';
  return [formatTime(hold.since), until, heldBecause(hold)];
}

function cellsOf(texts: readonly string[]): string {
  return texts.map(csvCell).join(',');
}
