// The sample feed, played where AWS's cannot be reached: builds the exact bytes of each publication.

import { readFileSync } from 'node:fs';

/** An entry as base.json and publications.json write it. */
type Row = readonly [prefix: string, region: string, service: string, networkBorderGroup: string];

interface Base {
  readonly note: string;
  readonly syncToken: string;
  readonly createDate: string;
  readonly prefixes: readonly Row[];
  readonly ipv6_prefixes: readonly Row[];
}

/** What a publication adds to, and removes from, the newest one before it. */
interface Step {
  readonly note: string;
  readonly syncToken: string;
  readonly createDate: string;
  readonly add: readonly Row[];
  readonly remove: readonly Row[];
}

/** A stale copy: the publication of this sync token, served once more. */
interface StaleCopy {
  readonly note: string;
  readonly repeat: string;
}

/** One feed of the sample as it is served, and what it shows, in words for a person. */
export interface SamplePublication {
  readonly note: string;
  readonly bytes: Uint8Array;
}

/**
 * The feeds of the sample in the order in which they are served, written from documented facts: not AWS's feed.
 * The same bytes on every call; a stale copy has those of the publication that it repeats.
 */
export function samplePublications(): readonly SamplePublication[] {
  const base = load<Base>('base.json');
  const { publications } = load<{ readonly publications: readonly (Step | StaleCopy)[] }>(
    'publications.json',
  );
  const first: Step = { ...base, add: [...base.prefixes, ...base.ipv6_prefixes], remove: [] };
  const published = new Map<string, Uint8Array>();
  let rows: readonly Row[] = [];
  return [first, ...publications].map((item) => {
    if ('repeat' in item) return { note: item.note, bytes: earlier(published, item.repeat) };
    rows = apply(rows, item);
    const bytes = feedBytes(item, rows);
    published.set(item.syncToken, bytes);
    return { note: item.note, bytes };
  });
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}

function earlier(published: ReadonlyMap<string, Uint8Array>, syncToken: string): Uint8Array {
  const bytes = published.get(syncToken);
  if (bytes === undefined) throw new Error(`sample: no publication before has the sync token ${syncToken}`);
  return bytes;
}

function apply(rows: readonly Row[], { syncToken, add, remove }: Step): readonly Row[] {
  const has = (list: readonly Row[], row: Row): boolean =>
    list.some((other) => String(other) === String(row));
  const wrong = add.find((row) => has(rows, row)) ?? remove.find((row) => !has(rows, row));
  if (wrong !== undefined)
    throw new Error(`sample: ${syncToken} adds what is there or removes what is not: ${wrong}`);
  return [...rows.filter((row) => !has(remove, row)), ...add];
}

/** AWS's shape and byte style: its order of keys, two spaces, no final newline. */
function feedBytes({ syncToken, createDate }: Step, rows: readonly Row[]): Uint8Array {
  const list = (key: 'ip_prefix' | 'ipv6_prefix'): readonly object[] =>
    rows
      .filter(([prefix]) => prefix.includes(':') === (key === 'ipv6_prefix'))
      .map(([prefix, region, service, group]) => ({
        [key]: prefix,
        region,
        service,
        network_border_group: group,
      }));
  const feed = { syncToken, createDate, prefixes: list('ip_prefix'), ipv6_prefixes: list('ipv6_prefix') };
  return new TextEncoder().encode(JSON.stringify(feed, null, 2));
}
