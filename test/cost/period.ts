// A year, or a month, of AWS's feed through the very handlers of watch and publish, and what each kind of run asks of AWS.
import { join } from 'node:path';
import { tools } from '../../functions/adapters/tools.ts';
import { publishMetrics } from '../../functions/metrics.ts';
import { publishHandler } from '../../functions/publish.ts';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { openRecording } from '../../local/replay/history.ts';
import { defineConfig } from '../../shared/config.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import type { Ports } from '../../shared/ports.ts';
import type { RegionCode } from '../../shared/requirements/regions.ts';
import { formatTime } from '../../shared/time.ts';
import {
  countingBucket,
  countingTable,
  countingTopic,
  noRequests,
  type Requests,
  since,
} from './requests.ts';

/** What it asked. */
export interface PeriodOfRequests {
  readonly versions: number;
  /** Of all versions together. */
  readonly changes: Requests;
  /** Of one poll by watch, and one run of publish, when nothing is new. */
  readonly quietWatch: Requests;
  readonly quietPublish: Requests;
  readonly headBytes: number;
}

const SCHEDULED = {} as WatchEvent;

/** Plays a year (`2025`) or a month (`2025-12`) for some Regions, every list, the usual formats. */
export async function playPeriod(
  folder: string,
  period: string,
  regions: readonly RegionCode[],
  onVersion: () => void,
): Promise<PeriodOfRequests> {
  const counted = noRequests();
  const table = countingTable(counted);
  let playing: ReceivedFeed | undefined;
  let known: string | undefined;
  const ports: Ports = {
    // A poll of a feed that is known is answered by 304.
    receiveFeed: async (md5) => (playing === undefined || playing.md5 === md5 ? 'unchanged' : playing),
    table,
    bucket: countingBucket(counted),
    sendAlert: countingTopic(counted),
    clock: { now: () => playing?.feed.createDate ?? 0, sleep: async () => {} },
    tools,
  };
  const config = defineConfig({ regions });
  const watch = watchHandler(ports, config, 'https://lists.example.com');
  const converge = publishHandler(ports, config, 'https://lists.example.com');
  const publish = async () => {
    await converge();
    await publishMetrics(ports);
  };
  let start = { ...counted };
  let versions = 0;
  for (const received of openRecording(join(folder, 'history.jsonl.gz')).feeds()) {
    const of = formatTime(received.feed.createDate).slice(0, period.length);
    if (of > period) break;
    if (of < period) {
      playing = received;
      continue;
    }
    if (known === undefined) {
      // It begins with the lists that the last feed before it gave.
      await watch(SCHEDULED);
      await publish();
      start = { ...counted };
    }
    known = received.md5;
    playing = received;
    versions++;
    await table.patchHealth({ verifiedAt: received.feed.createDate });
    await watch(SCHEDULED);
    await publish();
    onVersion();
  }
  const changes = since(start, counted);
  const beforeWatch = { ...counted };
  await watch(SCHEDULED);
  const quietWatch = since(beforeWatch, counted);
  const beforePublish = { ...counted };
  await publish();
  const quietPublish = since(beforePublish, counted);
  return { versions, changes, quietWatch, quietPublish, headBytes: table.headBytes() };
}
