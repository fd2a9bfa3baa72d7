// What a release publishes no more: who fetches it is answered 404, and must hear of it.
import { namedOf } from '../alerts/told.ts';
import { placeOf } from '../allowlist/input.ts';
import { currentKey, rulesKey } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';
import type { Notice } from './notices.ts';

/** The notice of what was published before and is not any more; none where all of it still is. */
export function unpublishedNotices(previous: Manifest | undefined, next: Manifest): readonly Notice[] {
  const files = previous === undefined ? [] : unpublishedOf(previous, next);
  if (files.length === 0) return [];
  const told = { topic: 'unpublished', files: namedOf(files) } as const;
  return [{ kind: 'notice', id: `unpublished-${next.seq}`, seq: next.seq, severity: 'health', told }];
}

/**
 * The keys that one release has and the next lacks, in short: the folder of a list that is gone, and `…/<file>` for a file
 * that no list has any more.
 */
export function unpublishedOf(previous: Manifest, next: Manifest): readonly string[] {
  const places = new Set(next.allowlists.map(placeOf));
  const keys = new Set(next.allowlists.flatMap(keysOf));
  const names = new Set(next.allowlists.flatMap(({ files }) => files.map(({ file }) => file)));
  const regions = new Set(next.rules.map(({ region }) => region));
  const short = previous.allowlists.flatMap((list) => {
    if (!places.has(placeOf(list))) return [currentKey(list, '')];
    return list.files
      .filter(({ file }) => !keys.has(currentKey(list, file)))
      .map(({ file }) => (names.has(file) ? currentKey(list, file) : `…/${file}`));
  });
  const rules = previous.rules.filter(({ region }) => !regions.has(region));
  return [...new Set([...short, ...rules.map(({ region }) => rulesKey(region))])];
}

function keysOf(list: ListRecord): readonly string[] {
  return list.files.map(({ file }) => currentKey(list, file));
}
