// Requests as AWS counts and charges them, of everything that goes through the ports.
import { memoryTable } from '../../local/replay/memory-table.ts';
import type { Alert, Bucket, SendAlert, StoredHead, Table } from '../../shared/ports.ts';
import { memoryBucket } from '../world/memory-bucket.ts';

/** What was asked of AWS. */
export interface Requests {
  /** S3: PUT and LIST are charged alike. */
  puts: number;
  lists: number;
  gets: number;
  /** DynamoDB: units of 4 KB, consistent; and of 1 KB. */
  readUnits: number;
  writeUnits: number;
  /** SNS: units of 64 KB. */
  publishes: number;
}

/** Nothing yet. */
export function noRequests(): Requests {
  return { puts: 0, lists: 0, gets: 0, readUnits: 0, writeUnits: 0, publishes: 0 };
}

/** Keys that one LIST gives. */
const KEYS_PER_LIST = 1_000;

const KB = 1_024;

/** What an item has besides its body and state: its key, and numbers. */
const ITEM_BYTES = 100;

/** A bucket in memory that counts. */
export function countingBucket(counted: Requests): Bucket {
  const bucket = memoryBucket();
  return {
    list: async (prefix) => {
      const found = await bucket.list(prefix);
      counted.lists += Math.max(1, Math.ceil(found.length / KEYS_PER_LIST));
      return found;
    },
    read: (key) => {
      counted.gets++;
      return bucket.read(key);
    },
    write: (...call) => {
      counted.puts++;
      return bucket.write(...call);
    },
    remove: bucket.remove,
  };
}

/** A table in memory that counts. A write whose condition does not hold is charged as well. */
export function countingTable(counted: Requests): Table & { readonly headBytes: () => number } {
  const table = memoryTable();
  let headBytes = 0;
  const sizeOf = ({ body, state }: StoredHead) => Buffer.byteLength(body) + state.length + ITEM_BYTES;
  const writes = (bytes: number) => {
    counted.writeUnits += Math.ceil(bytes / KB);
  };
  return {
    ...table,
    headBytes: () => headBytes,
    readHead: async () => {
      const head = await table.readHead();
      counted.readUnits += Math.max(1, Math.ceil((head === undefined ? 0 : sizeOf(head)) / (4 * KB)));
      return head;
    },
    writeHead: (head, readRev) => {
      headBytes = sizeOf(head);
      writes(headBytes);
      return table.writeHead(head, readRev);
    },
    readHealth: () => {
      counted.readUnits++;
      return table.readHealth();
    },
    patchHealth: (patch) => {
      writes(KB);
      return table.patchHealth(patch);
    },
    writeRelease: (release) => {
      writes(KB);
      return table.writeRelease(release);
    },
  };
}

/** A topic that counts. */
export function countingTopic(counted: Requests): SendAlert {
  return async ({ text, json }: Alert) => {
    counted.publishes += Math.ceil((Buffer.byteLength(text) + Buffer.byteLength(json)) / (64 * KB));
  };
}

/** The difference between two counts. */
export function since(before: Requests, after: Requests): Requests {
  return {
    puts: after.puts - before.puts,
    lists: after.lists - before.lists,
    gets: after.gets - before.gets,
    readUnits: after.readUnits - before.readUnits,
    writeUnits: after.writeUnits - before.writeUnits,
    publishes: after.publishes - before.publishes,
  };
}
