// What an ingest finds: HEAD and the documents of the release before, made by the product itself and kept as plain data.
import { tools } from '../../functions/adapters/tools.ts';
import { memoryTable } from '../../local/replay/memory-table.ts';
import type { Config } from '../../shared/config.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import { type IngestResult, ingest } from '../../shared/ingest.ts';
import type { Bucket, Ports, ReceiveFeed, StoredHead } from '../../shared/ports.ts';

/** HEAD, and what an ingest may read of the bucket. */
export interface Past {
  readonly head: StoredHead;
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** Where feeds are measured: the ports but the feed, and what was written. */
interface World {
  readonly ports: Ports;
  readonly objects: ReadonlyMap<string, Uint8Array>;
}

/** Publishes a feed as the first release. */
export async function pastAfter(received: ReceivedFeed, config: Config): Promise<Past> {
  const { ports, objects } = makeWorld(async () => received, received.feed.createDate);
  await ingest(ports, { config, audits: true });
  const head = await ports.table.readHead();
  if (head === undefined) throw new Error(`nothing follows from the feed ${received.feed.syncToken}`);
  const documents = [...objects].filter(([key]) => /\/(?:manifest|content)\.json$/.test(key));
  return { head, documents: new Map(documents) };
}

/** Makes the ingest of a feed's bytes ready: everything but the network, the table and the bucket is the product's. */
export async function ingestAfter(
  past: Past,
  bytes: Uint8Array,
  now: number,
  config: Config,
): Promise<() => Promise<IngestResult>> {
  const receive: ReceiveFeed = async () => ({ feed: parseFeed(bytes), md5: tools.hash('md5', bytes) });
  const { ports } = makeWorld(receive, now, past.documents);
  await ports.table.writeHead(past.head, undefined);
  return () => ingest(ports, { config, audits: true });
}

function makeWorld(
  receiveFeed: ReceiveFeed,
  now: number,
  documents: ReadonlyMap<string, Uint8Array> = new Map(),
): World {
  const objects = new Map(documents);
  const ports: Ports = {
    receiveFeed,
    table: memoryTable(),
    bucket: bareBucket(objects),
    sendAlert: async () => {},
    clock: { now: () => now, sleep: async () => {} },
    tools,
  };
  return { ports, objects };
}

/** A bucket that costs nothing: an ingest only reads, and writes what is not there. */
function bareBucket(objects: Map<string, Uint8Array>): Bucket {
  return {
    list: async () => [],
    read: async (key) => {
      const bytes = objects.get(key);
      return bytes === undefined ? undefined : { bytes, etag: '' };
    },
    write: async (key, bytes) => {
      if (objects.has(key)) return 'conflict';
      objects.set(key, bytes);
      return 'written';
    },
    remove: async () => 'conflict',
  };
}
