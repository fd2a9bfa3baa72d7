// The sample feed, played where AWS's cannot be reached: builds the exact bytes of each publication.

import { parseSyncToken, rowsOf } from '../../shared/feed/feed.ts';
import { parseAwsDate } from '../../shared/time.ts';
import { feedBytes } from '../feed-bytes.ts';
import base from './base.json' with { type: 'json' };
import later from './publications.json' with { type: 'json' };

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
  const start = base as unknown as Base;
  const steps = later.publications as unknown as readonly (Step | StaleCopy)[];
  const first: Step = { ...start, add: [...start.prefixes, ...start.ipv6_prefixes], remove: [] };
  const published = new Map<string, Uint8Array>();
  let rows: readonly Row[] = [];
  return [first, ...steps].map((item) => {
    if ('repeat' in item) return { note: item.note, bytes: earlier(published, item.repeat) };
    rows = apply(rows, item);
    const bytes = bytesOf(item, rows);
    published.set(item.syncToken, bytes);
    return { note: item.note, bytes };
  });
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

function bytesOf({ syncToken, createDate }: Step, rows: readonly Row[]): Uint8Array {
  const token = parseSyncToken(syncToken);
  const created = parseAwsDate(createDate);
  if (token === undefined || created === undefined) throw new Error(`sample: no feed has ${syncToken}`);
  const entries = rows.map(([prefix, region, service, networkBorderGroup]) => ({
    prefix,
    region,
    service,
    networkBorderGroup,
  }));
  return feedBytes({ syncToken: token, createDate: created, rows: rowsOf(entries) });
}
