// Replay: recorded feeds through the product's own ingest and converge, on a table in memory and a folder as bucket.
import { tools } from '../../functions/adapters/tools.ts';
import { tellingOf } from '../../shared/alerts/telling.ts';
import type { Followed } from '../../shared/allowlist/follow.ts';
import type { Config } from '../../shared/config.ts';
import { converge } from '../../shared/converge.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import { type IngestResult, ingest } from '../../shared/ingest.ts';
import type { Alert, Bucket, Ports } from '../../shared/ports.ts';
import type { EpochSeconds } from '../../shared/time.ts';
import { memoryTable } from './memory-table.ts';

/** What a replay did; the line that `replay --json` ends with. */
export interface ReplaySummary {
  versions: number;
  releases: number;
  alerts: number;
  /** Holds that began, each counted once a list. */
  holds: number;
  holdsCancelled: number;
  /** Distinct (prefix, selector). */
  withheld: number;
  /** Distinct (prefix, selector). */
  dropped: number;
  rejected: number;
  /** Objects written to the bucket, of all kinds. */
  filesWritten: number;
}

/** What a replay is given. */
export interface ReplayOptions {
  readonly config: Config;
  readonly bucket: Bucket;
  readonly approves: 'nothing' | 'everything';
  /** Called after each version. */
  readonly onVersion?: (result: IngestResult, received: ReceivedFeed) => void | Promise<void>;
  readonly onAlert?: (alert: Alert, at: EpochSeconds) => void;
}

/** The start of URLs in a replay's alerts. */
const BASE_URL = 'https://lists.example.invalid';

/** Plays feeds in order. The clock stands at the `createDate` of the feed that is played. */
export async function replay(feeds: Iterable<ReceivedFeed>, options: ReplayOptions): Promise<ReplaySummary> {
  const summary: ReplaySummary = {
    versions: 0,
    releases: 0,
    alerts: 0,
    holds: 0,
    holdsCancelled: 0,
    withheld: 0,
    dropped: 0,
    rejected: 0,
    filesWritten: 0,
  };
  const seen = { withheld: new Set<string>(), dropped: new Set<string>() };
  let playing: ReceivedFeed | undefined;
  const ports: Ports = {
    receiveFeed: async () => playing ?? 'unchanged',
    table: memoryTable(),
    bucket: countingBucket(options.bucket, () => summary.filesWritten++),
    sendAlert: async (alert) => {
      summary.alerts++;
      options.onAlert?.(alert, playing?.feed.createDate ?? 0);
    },
    clock: { now: () => playing?.feed.createDate ?? 0, sleep: async () => {} },
    tools,
  };
  const { config, approves } = options;
  const telling = tellingOf(config, BASE_URL);
  for (const received of feeds) {
    playing = received;
    const result = await ingest(ports, { config, approves });
    summary.versions++;
    if (result.kind === 'released') summary.releases++;
    if (result.kind === 'rejected') summary.rejected++;
    if (result.kind === 'released' || result.kind === 'moved') count(summary, seen, result.followed);
    await converge(ports, telling);
    await options.onVersion?.(result, received);
  }
  return summary;
}

function count(
  summary: ReplaySummary,
  seen: { readonly withheld: Set<string>; readonly dropped: Set<string> },
  followed: Followed,
): void {
  summary.holds += followed.begun.length;
  summary.holdsCancelled += followed.cancelled.length;
  for (const { text, selector } of followed.newlyWithheld) seen.withheld.add(`${text} ${selector}`);
  for (const { prefix, selector } of followed.newlyDropped) seen.dropped.add(`${prefix} ${selector}`);
  summary.withheld = seen.withheld.size;
  summary.dropped = seen.dropped.size;
}

function countingBucket(bucket: Bucket, onWrite: () => void): Bucket {
  return {
    ...bucket,
    write: async (...call) => {
      const outcome = await bucket.write(...call);
      if (outcome === 'written') onWrite();
      return outcome;
    },
  };
}
