// A copy in memory of what is published, on which the product's own ingest can be run: nothing of it is ever written back.
import { tools } from '../../functions/adapters/tools.ts';
import type { WatchState } from '../../shared/allowlist/follow.ts';
import type { Config } from '../../shared/config.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import { selectSnapshot } from '../../shared/feed/snapshot.ts';
import type { Bucket, Ports, Table } from '../../shared/ports.ts';
import { encodeHead, type Head } from '../../shared/release/head.ts';
import { type Sha256, VERSION_KEY } from '../../shared/release/keys.ts';
import { watchedSelectors } from '../../shared/release/settings.ts';
import { encodeState } from '../../shared/release/state-codec.ts';
import { QUIET } from '../../shared/release/watchdog-state.ts';
import { type EpochSeconds, parseTime } from '../../shared/time.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { memoryTable } from '../replay/memory-table.ts';
import type { Published } from './published.ts';
import { holdsOf, withheldOf } from './standing.ts';

/** Settings that no release has: what was published with may be anything, so every list is made again and compared. */
const UNKNOWN = 'unknown' as Sha256;

/** The ports of a copy. `feed` is what ingest receives. */
export async function copyOf(
  published: Published | undefined,
  read: ReadTree,
  { config, received, now }: { config: Config; received: ReceivedFeed; now: EpochSeconds },
): Promise<Ports> {
  const table = memoryTable();
  if (published !== undefined) await putHead(table, headOf(published, received, config));
  return {
    receiveFeed: async () => received,
    table,
    bucket: bucketOver(published === undefined ? async () => undefined : read),
    sendAlert: async () => {},
    clock: { now: () => now, sleep: async () => {} },
    tools,
  };
}

async function putHead(table: Table, head: Head): Promise<void> {
  await table.writeHead(encodeHead(head), undefined);
}

/** HEAD as it must have been, but for the last feed: that of the plan stands for it, so that only settings differ. */
function headOf({ latest, manifest, digest }: Published, received: ReceivedFeed, config: Config): Head {
  const isSameFeed = String(received.feed.syncToken) === String(manifest.syncToken);
  const state: WatchState = {
    snapshot: {
      ...selectSnapshot(received.feed, watchedSelectors(config)),
      syncToken: manifest.syncToken,
      createDate: manifest.createDate,
    },
    dropped: [],
    withheld: withheldOf(latest),
    holds: holdsOf(latest),
    exceptions: manifest.exceptions,
    audit: { of: '', news: [] },
  };
  const { pinned } = latest;
  return {
    rev: 1,
    seq: manifest.seq,
    syncToken: manifest.syncToken,
    md5: isSameFeed ? received.md5 : '',
    manifest: digest,
    settings: { config: UNKNOWN, catalogue: UNKNOWN },
    state: encodeState(state, tools),
    outbox: [],
    folded: [],
    noticed: [],
    releasedAt: manifest.createDate,
    records: [],
    watchdog: QUIET,
    ...(pinned === null || pinned === undefined
      ? {}
      : {
          pin: {
            toSeq: pinned.toSeq,
            since: parseTime(pinned.since) ?? 0,
            until: pinned.until === null ? null : (parseTime(pinned.until) ?? null),
          },
        }),
  };
}

/** What is written stays here; what is not here is read from the tree. */
function bucketOver(read: ReadTree): Bucket {
  const own = new Map<string, Uint8Array>();
  return {
    list: async () => [],
    read: async (key) => {
      const bytes = own.get(key) ?? (key === VERSION_KEY ? undefined : await read(key));
      return bytes === undefined ? undefined : { bytes, etag: `"${key}"` };
    },
    write: async (key, bytes) => {
      own.set(key, bytes);
      return 'written';
    },
    remove: async () => 'conflict',
  };
}
