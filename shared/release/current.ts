// Bringing current/ to a release. What is there is learned by listing: an object whose etag is the MD5 of the wanted
// file is left alone, every other write is conditional on what the listing showed.
import pMap from 'p-map';
import type { Bucket, ListedObject } from '../ports.ts';
import { CURRENT, currentKey, headersOf, immutableKey } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { REQUESTS_AT_ONCE } from './stage.ts';
import { readImmutable } from './store.ts';

/** What one pass over current/ did. */
export interface CurrentPass {
  readonly written: number;
  readonly removed: number;
  /** Writes that found something else than the listing showed: list again. */
  readonly conflicts: number;
}

type Step = (bucket: Bucket) => Promise<'written' | 'removed' | 'conflict'>;

/** Makes current/ show exactly the files of a release. */
export async function syncCurrent(bucket: Bucket, manifest: Manifest): Promise<CurrentPass> {
  const listed = new Map((await bucket.list(CURRENT)).map((object) => [object.key, object]));
  const steps = stepsTowards(manifest, listed);
  const outcomes = await pMap(steps, (step) => step(bucket), { concurrency: REQUESTS_AT_ONCE });
  const count = (wanted: (typeof outcomes)[number]) =>
    outcomes.filter((outcome) => outcome === wanted).length;
  return { written: count('written'), removed: count('removed'), conflicts: count('conflict') };
}

function stepsTowards(manifest: Manifest, listed: ReadonlyMap<string, ListedObject>): readonly Step[] {
  const wanted = new Set<string>();
  const writes = manifest.allowlists.flatMap((list) =>
    list.files.flatMap((file): Step[] => {
      const key = currentKey(list, file.file);
      wanted.add(key);
      const found = listed.get(key);
      if (found?.etag === `"${file.md5}"`) return [];
      return [
        async (bucket) => {
          const bytes = await readImmutable(bucket, immutableKey(file.sha256, list, file.file));
          const expected =
            found === undefined ? { kind: 'absent' as const } : { kind: 'etag' as const, etag: found.etag };
          return bucket.write(key, bytes, headersOf(key, file.mediaType), expected);
        },
      ];
    }),
  );
  const removals = [...listed.values()]
    .filter(({ key }) => !wanted.has(key))
    .map(
      ({ key, etag }): Step =>
        (bucket) =>
          bucket.remove(key, etag),
    );
  return [...writes, ...removals];
}
