// What a release changes: each list against the content that was published of it before.
import pMap from 'p-map';
import { changeOf, nameChangeOf, type PrefixesPerFamily } from '../allowlist/change.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Bucket } from '../ports.ts';
import { type Cidr, formatPrefixes } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Prefix } from '../prefix/prefix.ts';
import { perFamily } from '../prefix/set.ts';
import { type ContentDocument, readContent } from './content.ts';
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
      const unlike = perFamily((family) => withoutShared(content.prefixes[family], after.prefixes[family]));
      return {
        change: changeOf(
          id,
          perFamily((family) => unlike[family].before),
          perFamily((family) => unlike[family].after),
        ),
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

/**
 * What two minimal sets do not share, which is nearly nothing of thousands: only that must be read, and compared. A prefix
 * that is in both shares no address with another of either, so that the differences stay what they are.
 */
export function withoutShared(
  before: readonly Cidr[],
  after: readonly Prefix[],
): { readonly before: readonly Prefix[]; readonly after: readonly Prefix[] } {
  const printed = formatPrefixes(after);
  const [old, next] = [new Set(before), new Set(printed)];
  return {
    before: before.filter((text) => !next.has(text)).map(parsePrefix),
    after: after.filter((_, index) => !old.has(printed[index] as Cidr)),
  };
}

/** Reads the content of a published list. @throws RangewatchError `store-content` when it is missing */
export async function readListContent(bucket: Bucket, record: ListRecord): Promise<ContentDocument> {
  return readContent(await readImmutable(bucket, contentKey(record.content, record)));
}
