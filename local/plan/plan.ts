// The plan: what the next run of this version with this configuration would publish, beside what is published.
import type { Config } from '../../shared/config.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import { type IngestResult, ingest } from '../../shared/ingest.ts';
import { rulesKey } from '../../shared/release/keys.ts';
import { readManifest } from '../../shared/release/store.ts';
import type { EpochSeconds } from '../../shared/time.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { copyOf } from './copy.ts';
import { type ListPlan, planLists, urlsOf } from './list-plan.ts';
import { readPublished } from './published.ts';

/** What would be published. Counts of addresses are decimal digits. */
export interface Plan {
  /** The release that is published; null before the first. */
  readonly seq: number | null;
  /** Sync tokens of the published release and of the feed that the plan is made with. */
  readonly syncToken: { readonly published: string | null; readonly feed: string };
  /** The release to which the lists are pinned: until that ends, nothing is published. */
  readonly pinnedTo: number | null;
  /** Lists that differ in anything; the others are as they were. */
  readonly lists: readonly ListPlan[];
  readonly newUrls: readonly string[];
  readonly vanishedUrls: readonly string[];
  /** Whether a list loses an address or a name, now or when its hold has run out, or a URL vanishes. */
  readonly losesAnything: boolean;
}

/** What a plan is made of. */
export interface PlanInput {
  readonly read: ReadTree;
  readonly config: Config;
  readonly received: ReceivedFeed;
  readonly now: EpochSeconds;
}

/**
 * Makes the plan: runs ingest on a copy in memory. Nothing is written anywhere.
 * @throws RangewatchError `tree-…`, and whatever ingest refuses
 */
export async function makePlan({ read, config, received, now }: PlanInput): Promise<Plan> {
  const published = await readPublished(read);
  const ports = await copyOf(published, read, { config, received, now });
  const result = await ingest(ports, { config });
  const manifest = await manifestAfter(result, published, ports.bucket, received);
  const lists = await planLists(published?.manifest, manifest, result, ports.bucket);
  const [before, after] = [published?.manifest, manifest].map((each) =>
    each === undefined ? [] : [...urlsOf(each), ...each.rules.map(({ region }) => rulesKey(region))],
  );
  const vanishedUrls = (before ?? []).filter((url) => after?.includes(url) !== true);
  return {
    seq: published?.manifest.seq ?? null,
    syncToken: {
      published: published === undefined ? null : String(published.manifest.syncToken),
      feed: String(received.feed.syncToken),
    },
    pinnedTo: published?.latest.pinned?.toSeq ?? null,
    lists,
    newUrls: (after ?? []).filter((url) => before?.includes(url) !== true),
    vanishedUrls,
    losesAnything: vanishedUrls.length > 0 || lists.some(losesSomething),
  };
}

/** Whether a list loses an address or a name, now or later. */
export function losesSomething({ state, addresses, names }: ListPlan): boolean {
  return (
    state === 'gone' ||
    names.removed.length > 0 ||
    addresses.some(({ removed, leaving }) => removed.length > 0 || leaving.length > 0)
  );
}

async function manifestAfter(
  result: IngestResult,
  published: Awaited<ReturnType<typeof readPublished>>,
  bucket: Parameters<typeof readManifest>[0],
  { feed }: ReceivedFeed,
) {
  switch (result.kind) {
    case 'released':
      return readManifest(bucket, result.head.manifest);
    case 'rejected':
      throw result.error;
    case 'stale':
      throw new RangewatchError({
        code: 'feed-token',
        seen: `sync token ${feed.syncToken}`,
        expected: `the feed of what is published, ${published?.manifest.syncToken}, or a newer one`,
        where: '--feed',
      });
    default:
      return published?.manifest;
  }
}
