// What the pages read of the published documents, where the core has no type for it: shapes as they stand in the bucket.

import type { Dropped } from '../shared/allowlist/drop.ts';
import type { Exception } from '../shared/allowlist/exceptions.ts';
import type { AllowlistName } from '../shared/allowlist/labels.ts';
import type { LatestDocument } from '../shared/release/documents.ts';
import type { HistoryDocument } from '../shared/release/history.ts';
import { historyKey, LATEST_KEY } from '../shared/release/keys.ts';
import type { ListRecord, Manifest } from '../shared/release/manifest.ts';
import type { Loaded } from './documents.ts';
import type { View } from './view.ts';

/** A prefix that AWS removed and that is still published. `until` is null while it waits for a person. */
export interface Held {
  readonly region: string;
  readonly allowlist: string;
  readonly prefix: string;
  readonly since: string;
  readonly until: string | null;
}

/** What waits for a person; `since` is the time of the feed that brought it. */
export interface Waiting {
  readonly digest: string;
  readonly kind: 'addition' | 'removal';
  readonly selector: string;
  readonly since: string;
  readonly deniedAt: string | null;
  readonly prefixes: readonly string[];
}

/** `latest.json` as the pages read it. */
export interface Latest extends Omit<LatestDocument, 'held' | 'waiting' | 'dropped' | 'exceptions'> {
  readonly held: readonly Held[];
  readonly waiting: readonly Waiting[];
  readonly dropped: readonly Dropped[];
  readonly exceptions: readonly Exception[];
}

/** The lists of the recommended profile. */
export { PROFILE as RECOMMENDED } from '../shared/request/profile.ts';

/** A published list. */
export interface ListPlace {
  readonly region: string;
  readonly name: AllowlistName;
}

/** `latest.json`. */
export function latestOf({ read }: View): Loaded<Latest> {
  return read(LATEST_KEY);
}

/** The manifest of what is published. */
export function manifestOf(view: View): Loaded<Manifest> {
  const latest = latestOf(view);
  return latest.kind === 'here' ? view.read(`v/${latest.document.manifest}/manifest.json`) : latest;
}

/** The history of a list, which must have reached what is published: an older one would give wrong answers. */
export function historyOf({ read }: View, { region, name, stamp }: ListRecord): Loaded<HistoryDocument> {
  const key = historyKey({ region, name });
  const loaded = read<HistoryDocument>(key);
  const isBehind = loaded.kind === 'here' && loaded.document.throughSeq < Number(stamp.seq);
  return isBehind ? { kind: 'failed', key, why: 'outdated' } : loaded;
}

/** Every published list, in the order of the document. */
export function listsIn({ files }: Latest): readonly ListPlace[] {
  const places = new Map<string, ListPlace>();
  for (const key of Object.keys(files)) {
    const [, region = '', name = ''] = key.split('/');
    places.set(`${region}/${name}`, { region, name: name as AllowlistName });
  }
  return [...places.values()];
}

/** Every Region with a list. */
export function regionsIn(latest: Latest): readonly string[] {
  return [...new Set(listsIn(latest).map(({ region }) => region))];
}

/** Every name of a list. */
export function namesIn(latest: Latest): readonly string[] {
  return [...new Set(listsIn(latest).map(({ name }) => name))];
}

/** The Region that a page is about: the one that was chosen, else the first. */
export function regionOf({ place }: View, latest: Latest): string {
  const regions = regionsIn(latest);
  return regions.find((region) => region === place.region) ?? regions[0] ?? '';
}
