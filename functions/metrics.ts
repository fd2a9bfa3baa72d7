// What a run tells CloudWatch: one line in its embedded metric format, which becomes metrics without a request or a permission.
// The alarms of infra/alarms.yml look at them.

import { waitingIn } from '../shared/allowlist/decisions.ts';
import type { IngestResult } from '../shared/ingest.ts';
import type { Ports } from '../shared/ports.ts';
import { decodeStanding } from '../shared/release/state-codec.ts';
import { readHead, readShownSeq } from '../shared/release/store.ts';
import { log } from './log.ts';

/** Each metric and its unit; `Count` is a plain number. */
const UNITS = {
  /** 1 where a feed was verified, also one that changed nothing; 0 where none was. */
  Verified: 'Count',
  /** The number of the release that is public; 0 before the first. */
  Release: 'Count',
  /** Since a feed was last verified, or, where nobody noted that, since the last release. */
  SecondsSinceVerified: 'Seconds',
  /** For how long what is public has lagged behind HEAD, or publish has failed; 0 where neither is so. */
  LagSeconds: 'Seconds',
  /** Alerts that are still in the outbox after the run. */
  OutboxWaiting: 'Count',
  /** Questions that wait for a person. */
  WaitingApprovals: 'Count',
} as const;

/** Values by the names of the metrics. */
export type Metrics = { readonly [Name in keyof typeof UNITS]?: number };

/** Writes the line, where METRICS_STACK names the stack that the metrics are of. */
export function writeMetrics(metrics: Metrics, now: number = Date.now()): void {
  const stack = process.env['METRICS_STACK'] ?? '';
  if (stack === '') return;
  const names = Object.keys(metrics) as (keyof Metrics)[];
  const list = names.map((Name) => ({ Name, Unit: UNITS[Name] }));
  const CloudWatchMetrics = [{ Namespace: 'Rangewatch', Dimensions: [['Stack']], Metrics: list }];
  log('metrics', { _aws: { Timestamp: now, CloudWatchMetrics }, Stack: stack, ...metrics });
}

/** What a run of watch tells; `result` is undefined where it failed. */
export function watchMetrics(result: IngestResult['kind'] | undefined): Metrics {
  const isVerified = result === 'released' || result === 'moved' || result === 'unchanged';
  return { Verified: isVerified ? 1 : 0 };
}

/** What a run of publish tells, from HEAD, HEALTH and version.json as they are after it. */
export async function publishMetrics(
  ports: Pick<Ports, 'table' | 'bucket' | 'clock' | 'tools'>,
): Promise<Metrics> {
  const [head, health = {}, shownSeq] = await Promise.all([
    readHead(ports),
    ports.table.readHealth(),
    readShownSeq(ports.bucket),
  ]);
  if (head === undefined) return { Release: shownSeq };
  const now = ports.clock.now();
  const behindSince = shownSeq < head.seq ? head.releasedAt : now;
  return {
    Release: shownSeq,
    SecondsSinceVerified: now - (health.verifiedAt ?? head.releasedAt),
    LagSeconds: now - Math.min(behindSince, health.failingSince ?? now),
    OutboxWaiting: head.outbox.length,
    WaitingApprovals: waitingIn(decodeStanding(head.state, ports.tools), ports.tools.hash).length,
  };
}
