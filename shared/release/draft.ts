// The draft of a release: which lists changed, and every object that must exist before it can be committed.
import { type Allowlist, isEmptyAllowlist } from '../allowlist/allowlist.ts';
import { headroomOf } from '../allowlist/capacity.ts';
import type { FollowedList } from '../allowlist/follow.ts';
import { type AllowlistId, placeOf } from '../allowlist/input.ts';
import type { Limits } from '../config/limits.ts';
import type { FormatOptions, Stamp } from '../formats/format.ts';
import type { FormatId } from '../formats/formats.ts';
import type { Tools } from '../ports.ts';
import { countAddresses, perFamily } from '../prefix/set.ts';
import { contentOf, identityOf } from './content.ts';
import { contentKey, immutableKey, type Sha256 } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';
import { renderList } from './render.ts';

/** An object to be put under `v/`. */
export interface NewObject {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** A list whose addresses, names or ports are not as they were. */
export interface ChangedList {
  readonly allowlist: Allowlist;
  /** The record of the last release; undefined for a new list. */
  readonly before: ListRecord | undefined;
}

/** What would be published. */
export interface Draft {
  readonly lists: readonly ListRecord[];
  readonly changed: readonly ChangedList[];
  readonly objects: readonly NewObject[];
  /** Lists that have nothing to publish: they are left out, or stay as they were. */
  readonly empty: readonly AllowlistId[];
}

/** What the draft is made with. */
export interface DraftSettings {
  readonly formats: readonly FormatId[];
  readonly formatOptions: FormatOptions;
  readonly limits: Limits;
  /** Whether files may be taken over from the last release: the configuration and the catalogue are the same. */
  readonly reusesFiles: boolean;
  readonly stamp: Stamp;
  readonly tools: Tools;
}

/** Drafts a release from the followed lists and the last manifest. */
export function draftRelease(
  followed: readonly FollowedList[],
  previous: Manifest | undefined,
  settings: DraftSettings,
): Draft {
  const records = new Map(previous?.allowlists.map((record) => [placeOf(record), record]));
  const lists: ListRecord[] = [];
  const changed: ChangedList[] = [];
  const objects: NewObject[] = [];
  const empty: AllowlistId[] = [];
  for (const { id, isUntouched, make } of followed) {
    const before = records.get(placeOf(id));
    if (before !== undefined && isUntouched && settings.reusesFiles) {
      lists.push(before);
      continue;
    }
    const allowlist = make();
    if (isEmptyAllowlist(allowlist)) {
      empty.push(id);
      if (before !== undefined) lists.push(before);
      continue;
    }
    const identity = identityOf(allowlist, settings.tools.hash);
    const isAsItWas = before?.identity === identity;
    if (isAsItWas && settings.reusesFiles) {
      lists.push(before);
      continue;
    }
    const made = makeList(allowlist, identity, isAsItWas ? before.stamp : settings.stamp, settings);
    lists.push(made.record);
    objects.push(...made.objects);
    if (!isAsItWas) changed.push({ allowlist, before });
  }
  return { lists, changed, objects, empty };
}

/** Whether a draft publishes exactly what the last release did. */
export function isUnchanged(draft: Draft, previous: Manifest | undefined): boolean {
  if (previous?.allowlists.length !== draft.lists.length) return false;
  // What is taken over is the same object; there may be hundreds, each with dozens of files.
  return draft.lists.every((list, index) => {
    const before = previous.allowlists[index];
    return list === before || JSON.stringify(list) === JSON.stringify(before);
  });
}

function makeList(
  allowlist: Allowlist,
  identity: Sha256,
  stamp: Stamp,
  { formats, formatOptions, limits, tools }: DraftSettings,
): { readonly record: ListRecord; readonly objects: readonly NewObject[] } {
  const { region, name, prefixes, domains } = allowlist;
  const content = contentOf(allowlist, tools.hash);
  const files = renderList(allowlist, stamp, formats, tools, formatOptions);
  const size = { prefixes: perFamily((family) => prefixes[family].length), domains: domains.length };
  const record: ListRecord = {
    region,
    name,
    identity,
    content: content.digest,
    stamp,
    ports: allowlist.ports,
    ...size,
    addresses: perFamily((family) => String(countAddresses(prefixes[family]))),
    headroom: headroomOf(size, allowlist.ports, limits[name] ?? []),
    files: files.map((file) => file.record),
  };
  const objects = [
    { key: contentKey(content.digest, allowlist), bytes: content.bytes, contentType: 'application/json' },
    ...files.map(({ record: { sha256, file, mediaType }, bytes }) => ({
      key: immutableKey(sha256, allowlist, file),
      bytes,
      contentType: mediaType,
    })),
  ];
  return { record, objects };
}
