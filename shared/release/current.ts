// Bringing current/ to a release. What is there is learned by listing: an object whose etag is the MD5 of the wanted
// file is left alone, every other write is conditional on what the listing showed.
import pMap from 'p-map';
import type { Bucket, Expected, ListedObject } from '../ports.ts';
import { CURRENT, currentKey, headersOf, immutableKey, immutableRulesKey, RULES, rulesKey } from './keys.ts';
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

/** Makes current/ and requirements/ show exactly the files of a release. */
export async function syncCurrent(bucket: Bucket, manifest: Manifest): Promise<CurrentPass> {
  const found = await Promise.all([CURRENT, RULES].map((prefix) => bucket.list(prefix)));
  const listed = new Map(found.flat().map((object) => [object.key, object]));
  const steps = stepsTowards(copiesOf(manifest), listed);
  const outcomes = await pMap(steps, (step) => step(bucket), { concurrency: REQUESTS_AT_ONCE });
  const count = (wanted: (typeof outcomes)[number]) =>
    outcomes.filter((outcome) => outcome === wanted).length;
  return { written: count('written'), removed: count('removed'), conflicts: count('conflict') };
}

/** A public object: the immutable one that it is a copy of, and the MD5 by which a listing tells whether it is. */
interface Copy {
  readonly key: string;
  readonly from: string;
  readonly md5: string;
  readonly mediaType: string;
}

function copiesOf({ allowlists, rules }: Manifest): readonly Copy[] {
  return [
    ...allowlists.flatMap((list) =>
      list.files.map(({ file, sha256, md5, mediaType }) => ({
        key: currentKey(list, file),
        from: immutableKey(sha256, list, file),
        md5,
        mediaType,
      })),
    ),
    ...rules.map(({ region, sha256, md5 }) => ({
      key: rulesKey(region),
      from: immutableRulesKey(sha256, region),
      md5,
      mediaType: 'application/json',
    })),
  ];
}

function stepsTowards(copies: readonly Copy[], listed: ReadonlyMap<string, ListedObject>): readonly Step[] {
  const wanted = new Set(copies.map(({ key }) => key));
  const writes = copies
    .filter(({ key, md5 }) => listed.get(key)?.etag !== `"${md5}"`)
    .map(
      (copy): Step =>
        (bucket) =>
          write(bucket, copy, listed.get(copy.key)),
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

async function write(
  bucket: Bucket,
  { key, from, mediaType }: Copy,
  found: ListedObject | undefined,
): Promise<'written' | 'conflict'> {
  const bytes = await readImmutable(bucket, from);
  const expected: Expected = found === undefined ? { kind: 'absent' } : { kind: 'etag', etag: found.etag };
  return bucket.write(key, bytes, headersOf(key, mediaType), expected);
}
