// What a release changes: each list against the content that was published of it before.
import pMap from 'p-map';
import { changeOf, nameChangeOf, type PrefixesPerFamily } from '../allowlist/change.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Bucket } from '../ports.ts';
import { type ContentDocument, prefixesOf, readContent } from './content.ts';
import { contentKey } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';
import { REQUESTS_AT_ONCE } from './stage.ts';
import { readImmutable } from './store.ts';

/** What a release changes, in addresses and in names. */
export type Changes = Pick<Manifest, 'change' | 'nameChange'>;

/** A list as it will be, and the record of what was published of it; a new list has none. */
export interface ListStep {
  readonly id: AllowlistId;
  readonly before: ListRecord | undefined;
  readonly after: { readonly prefixes: PrefixesPerFamily; readonly domains: readonly string[] };
}

/** The changes of some lists. A list that is new is no change. */
export async function readChanges(bucket: Bucket, steps: readonly ListStep[]): Promise<Changes> {
  const changes = await pMap(
    steps,
    async ({ id, before, after }): Promise<Changes> => {
      if (before === undefined) return { change: [], nameChange: [] };
      const content = await readListContent(bucket, before);
      return {
        change: changeOf(id, prefixesOf(content), after.prefixes),
        nameChange: nameChangeOf(id, content.domains, after.domains),
      };
    },
    { concurrency: REQUESTS_AT_ONCE },
  );
  return {
    change: changes.flatMap(({ change }) => change),
    nameChange: changes.flatMap(({ nameChange }) => nameChange),
  };
}

/** Reads the content of a published list. @throws RangewatchError `store-content` when it is missing */
export async function readListContent(bucket: Bucket, record: ListRecord): Promise<ContentDocument> {
  return readContent(await readImmutable(bucket, contentKey(record.content, record)));
}
