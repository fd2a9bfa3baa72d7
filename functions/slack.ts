// The Slack function: what comes over the topic of alerts is posted to an incoming webhook, each message by itself.
import type { Context } from 'aws-lambda';
import {
  type Delivery,
  deliverToSlack,
  type Received,
  type SlackPorts,
} from '../shared/alerts/slack-delivery.ts';
import { type Telling, tellingOf } from '../shared/alerts/telling.ts';
import { quote, RangewatchError } from '../shared/error.ts';
import { isRecord } from '../shared/feed/json.ts';
import config from '../watch.config.ts';
import { slackPorts } from './adapters/slack-ports.ts';
import { readSlackEnvironment } from './environment.ts';
import { log } from './log.ts';

/** How many messages were posted, were not for Slack, and were refused by it and told elsewhere. */
export type SlackAnswer = Readonly<Record<Delivery, number>>;

/** What Lambda says of the time that is left. */
export type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;

/**
 * The function on given ports. Lambda invokes it again, with the same event, when it fails: SNS gives one message an event,
 * and where there are several, those that were posted come twice rather than one of them never.
 * @throws RangewatchError `alert-channel` after all messages, where any is to be tried again
 */
export function slackHandler(
  ports: SlackPorts,
  telling: Telling,
): (event: unknown, time: TimeLeft) => Promise<SlackAnswer> {
  return async (event, time) => {
    const secondsLeft = () => time.getRemainingTimeInMillis() / 1_000;
    const counts: Record<Delivery, number> = { posted: 0, ignored: 0, refused: 0 };
    const failures: string[] = [];
    for (const received of receivedIn(event)) {
      try {
        counts[await deliverToSlack(ports, telling, received, secondsLeft)]++;
      } catch (error) {
        failures.push(problemOf(error));
      }
    }
    log('slack', { ...counts, failed: failures.length, ...(failures.length > 0 ? { failures } : {}) });
    if (failures[0] !== undefined) throw failed(failures.length, failures[0]);
    return counts;
  };
}

/** The messages of an event; whatever invoked the function, it is only ever looked at as an unknown value. */
function receivedIn(event: unknown): readonly Received[] {
  const records: readonly unknown[] =
    isRecord(event) && Array.isArray(event['Records']) ? event['Records'] : [];
  return records.flatMap((record) => {
    const sns = isRecord(record) ? record['Sns'] : undefined;
    if (!isRecord(sns) || typeof sns['Message'] !== 'string') return [];
    const { MessageId: id, Subject: subject, Message: text } = sns;
    return [{ id: String(id), subject: typeof subject === 'string' ? subject : undefined, text }];
  });
}

/** Only our own messages are known to hold no secret; of any other error the name is told. */
function problemOf(error: unknown): string {
  if (error instanceof RangewatchError) return error.message;
  return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'an unexpected error';
}

function failed(count: number, first: string): RangewatchError {
  return new RangewatchError({
    code: 'alert-channel',
    seen: quote(first, 400),
    expected: 'Slack to take every message',
    where: `Slack, ${count} of the event`,
  });
}

let cached: ReturnType<typeof slackHandler> | undefined;

/** The entry point on Lambda. */
export const handler = async (event: unknown, context: TimeLeft): Promise<SlackAnswer> => {
  if (cached === undefined) {
    const environment = readSlackEnvironment(process.env);
    cached = slackHandler(slackPorts(environment), tellingOf(config, environment.baseUrl));
  }
  return cached(event, context);
};
