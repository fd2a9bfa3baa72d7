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
import { CURRENT } from '../../shared/release/keys.ts';
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
  /** Versions after which a list under current/ was written, or somebody was told something at once. */
  readonly versionsWithEffect: number;
  /** Daily digests: the versions that they tell of were days before, or hours. */
  readonly digests: number;
  /** Objects that were not there before, or are others now. */
  readonly objectsWritten: number;
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
  const effects = { lists: 0, alerts: 0, digests: 0, objects: 0 };
  const bucket = countingBucket(counted);
  const sendAlert = countingTopic(counted);
  let playing: ReceivedFeed | undefined;
  let known: string | undefined;
  const ports: Ports = {
    // A poll of a feed that is known is answered by 304.
    receiveFeed: async (md5) => (playing === undefined || playing.md5 === md5 ? 'unchanged' : playing),
    table,
    bucket: {
      ...bucket,
      write: async (key, ...rest) => {
        const outcome = await bucket.write(key, ...rest);
        if (outcome === 'written') effects.objects++;
        if (outcome === 'written' && key.startsWith(CURRENT)) effects.lists++;
        return outcome;
      },
    },
    sendAlert: async (alert) => {
      if (alert.severity === 'routine') effects.digests++;
      else effects.alerts++;
      await sendAlert(alert);
    },
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
  let versionsWithEffect = 0;
  let objectsBefore = 0;
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
      objectsBefore = effects.objects;
    }
    const { lists, alerts } = effects;
    known = received.md5;
    playing = received;
    versions++;
    await table.patchHealth({ verifiedAt: received.feed.createDate });
    await watch(SCHEDULED);
    await publish();
    if (effects.lists > lists || effects.alerts > alerts) versionsWithEffect++;
    onVersion();
  }
  const changes = since(start, counted);
  const objectsWritten = effects.objects - objectsBefore;
  const beforeWatch = { ...counted };
  await watch(SCHEDULED);
  const quietWatch = since(beforeWatch, counted);
  const beforePublish = { ...counted };
  await publish();
  const quietPublish = since(beforePublish, counted);
  return {
    versions,
    versionsWithEffect,
    digests: effects.digests,
    objectsWritten,
    changes,
    quietWatch,
    quietPublish,
    headBytes: table.headBytes(),
  };
}
