// A world for the use cases: a table in memory, a bucket in memory, a clock and a feed that tests set.
import { tools } from '../../functions/adapters/tools.ts';
import { memoryTable } from '../../local/replay/memory-table.ts';
import { tellingOf } from '../../shared/alerts/telling.ts';
import { type Config, defineConfig } from '../../shared/config.ts';
import { type ConvergeResult, converge } from '../../shared/converge.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import type { Notification } from '../../shared/feed/notification.ts';
import { type IngestResult, ingest } from '../../shared/ingest.ts';
import type { Alert, Ports, Table } from '../../shared/ports.ts';
import { nextTime } from '../../shared/release/digest.ts';
import { memoryBucket } from './memory-bucket.ts';

/** The lists that the feed alone fills. */
export const LISTS = ['streaming', 'client', 'web'] as const;

/** The configuration of most tests: Tokyo, three lists, plain and json. */
export const CONFIG: Config = defineConfig({
  regions: ['ap-northeast-1'],
  allowlists: LISTS,
  formats: ['plain', 'json'],
});

/** How people are told in most tests. */
export const TELLING = tellingOf(CONFIG, 'https://lists.example');

/** A world and what tests look at in it. */
export interface World {
  readonly ports: Ports;
  readonly alerts: Alert[];
  /** What is served from now on; the clock is moved to its `createDate`. */
  readonly serve: (received: ReceivedFeed) => void;
  readonly setClock: (time: number) => void;
  readonly ingest: (options?: { config?: Config; notified?: Notification }) => Promise<IngestResult>;
  readonly converge: () => Promise<ConvergeResult>;
  /** Moves the clock to the next midnight and converges: what is routine is told now. */
  readonly nextDay: () => Promise<void>;
  /** Everything that is stored: keys and texts of the bucket, items of the table. */
  readonly contents: () => Promise<ReadonlyMap<string, string>>;
  readonly readText: (key: string) => Promise<string | undefined>;
}

/** A table that gives the state's bytes anew each time, as DynamoDB does: what was written must be read. */
function readAnew(table: Table): Table {
  return {
    ...table,
    readHead: async () => {
      const head = await table.readHead();
      return head && { ...head, state: head.state.slice() };
    },
  };
}

/** Makes a new, empty world. `around` may put something between the use cases and the ports. */
export function makeWorld(around: (ports: Ports) => Ports = (ports) => ports): World {
  const alerts: Alert[] = [];
  const bucket = memoryBucket();
  const table = readAnew(memoryTable());
  let now = 0;
  let serving: ReceivedFeed | undefined;
  const ports = around({
    receiveFeed: async (knownMd5) => {
      if (serving === undefined) throw new Error('nothing is served');
      return serving.md5 === knownMd5 ? 'unchanged' : serving;
    },
    table,
    bucket,
    sendAlert: async (alert) => {
      alerts.push(alert);
    },
    clock: { now: () => now, sleep: async () => {} },
    tools,
  });
  const readText = async (key: string) => {
    const stored = await bucket.read(key);
    return stored === undefined ? undefined : new TextDecoder().decode(stored.bytes);
  };
  return {
    ports,
    alerts,
    serve: (received) => {
      serving = received;
      now = received.feed.createDate;
    },
    setClock: (time) => {
      now = time;
    },
    ingest: ({ config = CONFIG, notified } = {}) => ingest(ports, { config, notified }),
    converge: () => converge(ports, TELLING),
    nextDay: async () => {
      now = nextTime(now, TELLING.digestHour);
      await converge(ports, TELLING);
    },
    contents: async () => {
      const found = new Map<string, string>();
      for (const { key } of await bucket.list('')) found.set(key, (await readText(key)) ?? '');
      const head = await table.readHead();
      found.set(
        'HEAD',
        JSON.stringify({ ...head, state: head && Buffer.from(head.state).toString('base64') }),
      );
      found.set('HEALTH', JSON.stringify(await table.readHealth()));
      return found;
    },
    readText,
  };
}
