// The JSON list: everything that is known of a list, with ports, purpose, reasons, holds and the release's stamp.
import type { Allowlist, AllowlistEntry } from '../allowlist/allowlist.ts';
import { labelOf } from '../allowlist/allowlists.ts';
import type { Hold } from '../allowlist/holds.ts';
import { RangewatchError } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import { formatPrefixes } from '../prefix/format.ts';
import { countAddresses, perFamily } from '../prefix/set.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Reason } from '../requirements/taken.ts';
import { formatTime } from '../time.ts';
import type { Format, ReadBack, Stamp } from './format.ts';

/** The version of the document's shape. A field may be added without raising it. */
const SCHEMA = 1;

/** One document a list, both families, with everything that is known of it. */
export const json: Format = {
  id: 'json',
  file: () => 'json.json',
  mediaType: 'application/json',
  families: 'both',
  carries: ['prefixes', 'domains', 'ports'],
  consumers: ['jobs and scripts', 'the console'],
  limits: [],
  isAllowRule: true,
  source: 'RFC 8259',
  render: (allowlist, stamp) => new TextEncoder().encode(printDocument(allowlist, stamp)),
  read: readDocument,
};

/** Indented, but an entry a line: easy to look at and to compare, and half the size. */
function printDocument(allowlist: Allowlist, stamp: Stamp): string {
  const head = JSON.stringify(documentOf(allowlist, stamp), null, 1).slice(0, -'\n}'.length);
  const print = entryPrinter();
  const entries = allowlist.entries.map((entry) => `\n  ${print(entry)}`);
  return `${head},\n "entries": [${entries.join(',')}${entries.length > 0 ? '\n ' : ''}]\n}\n`;
}

/** Prints entries as JSON. Most are there for one reason, which they share with a thousand others: it is printed once. */
export function entryPrinter(): (entry: AllowlistEntry) => string {
  const printed = new Map<Reason, string>();
  return (entry) => {
    const [reason] = entry.reasons;
    if (reason === undefined || entry.reasons.length > 1 || entry.hold || entry.included) {
      return JSON.stringify(entryOf(entry));
    }
    const text = printed.get(reason) ?? JSON.stringify(reason);
    printed.set(reason, text);
    return `{"prefix":"${entry.text}","reasons":[${text}]}`;
  };
}

function documentOf(allowlist: Allowlist, stamp: Stamp) {
  const { region, name, ports, prefixes, domains } = allowlist;
  return {
    schema: SCHEMA,
    region,
    allowlist: name,
    label: labelOf(name),
    ports,
    seq: stamp.seq,
    syncToken: String(stamp.syncToken),
    createDate: formatTime(stamp.createDate),
    addresses: perFamily((family) => String(countAddresses(prefixes[family]))),
    prefixes: perFamily((family) => formatPrefixes(prefixes[family])),
    domains,
  };
}

/** What is known of an entry. */
export function entryOf({ text, reasons, hold, included }: AllowlistEntry) {
  if (included !== undefined) {
    const { reason, owner, expires } = included;
    return { prefix: text, reasons, includedBecause: reason, includedBy: owner, includedUntil: expires };
  }
  if (hold === undefined) return { prefix: text, reasons };
  return {
    prefix: text,
    reasons,
    heldSince: formatTime(hold.since),
    heldUntil: hold.waits === undefined ? formatTime(hold.until) : null,
    heldBecause: heldBecause(hold),
  };
}

/** Why a prefix is held, in words. */
export function heldBecause({ waits, cause }: Hold): string {
  if (waits !== undefined) return 'a guard stopped its removal: it waits for approval';
  return cause === 'feed' ? 'AWS removed it' : 'the catalogue or the configuration no longer asks for it';
}

function readDocument(bytes: Uint8Array): ReadBack {
  const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const prefixes = isRecord(document) ? document['prefixes'] : undefined;
  if (!isRecord(document) || !isRecord(prefixes)) throw broken('no object of prefixes');
  return {
    prefixes: [...textsOf(prefixes['ipv4']), ...textsOf(prefixes['ipv6'])],
    domains: textsOf(document['domains']),
    ports: Array.isArray(document['ports']) ? (document['ports'] as readonly Transport[]) : [],
  };
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw broken('something other than an array of texts');
  }
  return value;
}

function broken(seen: string): RangewatchError {
  return new RangewatchError({
    code: 'store-content',
    seen,
    expected: 'a list document',
    where: 'json list',
  });
}
