// The watch function: a notification of AWS or the schedule makes it look at the feed once.
import type { EventBridgeEvent, SNSEvent } from 'aws-lambda';
import { tellingOf } from '../shared/alerts/telling.ts';
import type { Config } from '../shared/config.ts';
import { RangewatchError } from '../shared/error.ts';
import { isRecord } from '../shared/feed/json.ts';
import { FEED_TOPIC_ARN, type Notification, parseNotification } from '../shared/feed/notification.ts';
import { type IngestResult, ingest } from '../shared/ingest.ts';
import type { Ports } from '../shared/ports.ts';
import { ingestUnderWatch } from '../shared/release/under-watch.ts';
import config from '../watch.config.ts';
import { awsPorts } from './adapters/aws-ports.ts';
import { readEnvironment } from './environment.ts';
import { log } from './log.ts';
import { watchMetrics, writeMetrics } from './metrics.ts';

/** What starts the function. */
export type WatchEvent = SNSEvent | EventBridgeEvent<'Scheduled Event', unknown>;

/** What it answers: how the ingest ended. On success, `publish` is started with it. */
export interface WatchAnswer {
  readonly result: IngestResult['kind'];
  /** Why a feed was rejected. */
  readonly reason?: string;
}

/**
 * The function on given ports. Feeds that are played are not compared with the catalogue, since they are old, or a sample;
 * and they have no watchdog, since their time jumps.
 */
export function watchHandler(
  ports: Ports,
  watched: Config,
  baseUrl: string,
  isPlayed = false,
): (event: WatchEvent) => Promise<WatchAnswer> {
  const telling = tellingOf(watched, baseUrl);
  return async (event) => {
    const notified = newestNotification(event);
    const run = () => ingest(ports, { config: watched, notified, audits: !isPlayed });
    const result = await (isPlayed ? run() : ingestUnderWatch(ports, telling, run));
    log('watch', { result: result.kind, notified: notified?.syncToken, ...detailsOf(result) });
    if (result.kind !== 'rejected') return { result: result.kind };
    return { result: result.kind, reason: result.error.message };
  };
}

/** A message that is not AWS's is logged, and the feed is looked at as in a poll: looking is always safe. */
function newestNotification(event: unknown): Notification | undefined {
  return recordsOf(event)
    .flatMap(messageOf)
    .flatMap(readNotification)
    .reduce<Notification | undefined>(
      (newest, next) => (newest === undefined || next.syncToken > newest.syncToken ? next : newest),
      undefined,
    );
}

/** Whatever invoked the function, its event is only ever looked at as an unknown value. */
function recordsOf(event: unknown): readonly unknown[] {
  return isRecord(event) && Array.isArray(event['Records']) ? event['Records'] : [];
}

/** The text of a message of AWS's topic. */
function messageOf(record: unknown): readonly string[] {
  const message = isRecord(record) ? record['Sns'] : undefined;
  if (!isRecord(message) || message['TopicArn'] !== FEED_TOPIC_ARN) return [];
  return typeof message['Message'] === 'string' ? [message['Message']] : [];
}

function readNotification(message: string): readonly Notification[] {
  try {
    return [parseNotification(message)];
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    log('watch', { refused: error.message });
    return [];
  }
}

function detailsOf(result: IngestResult): Readonly<Record<string, unknown>> {
  if (result.kind === 'rejected') return { refused: result.error.message };
  if (result.kind !== 'released' && result.kind !== 'moved') return {};
  return { seq: result.head.seq, syncToken: result.head.syncToken };
}

let cached: ReturnType<typeof watchHandler> | undefined;

/** The entry point on Lambda. */
export const handler = async (event: WatchEvent): Promise<WatchAnswer> => {
  if (cached === undefined) {
    const environment = readEnvironment(process.env);
    cached = watchHandler(awsPorts(environment), config, environment.baseUrl);
  }
  let answer: WatchAnswer | undefined;
  try {
    answer = await cached(event);
    return answer;
  } finally {
    writeMetrics(watchMetrics(answer?.result));
  }
};
