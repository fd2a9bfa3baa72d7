// Lambda events around a notification: as SNS sends them, and as nobody should.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SNSEvent } from 'aws-lambda';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';
import { REAL_DATA } from '../real-data.ts';

/** Where a message may try to lead. */
export const LURES = [
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:application/json,{}',
  'https://ip-ranges.amazonaws.com@example.com/ip-ranges.json',
  '//example.com/ip-ranges.json',
];

/** A message as AWS sends it. */
export const PLAIN_MESSAGE = JSON.stringify({
  'create-time': '2026-01-01-00-00-00',
  synctoken: '1767225600',
  md5: '0'.repeat(32),
  url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
});

/** The event that Lambda makes of a message. */
export function eventOf(message: unknown, others: Readonly<Record<string, unknown>> = {}): unknown {
  const sns = {
    Type: 'Notification',
    TopicArn: FEED_TOPIC_ARN,
    Subject: 'IP Space Changed',
    Message: message,
  };
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', Sns: { ...sns, ...others } }] };
}

/** Events to start from: AWS's own where they are at hand, and one of ours. */
export const EVENTS: readonly unknown[] = [eventOf(PLAIN_MESSAGE), ...realEvents()];

/** The messages of those events. */
export const MESSAGES: readonly string[] = EVENTS.flatMap((event) =>
  (event as SNSEvent).Records.map(({ Sns }) => Sns.Message),
);

function realEvents(): readonly unknown[] {
  if (REAL_DATA === undefined || REAL_DATA === '') return [];
  const real = JSON.parse(
    readFileSync(join(REAL_DATA, 'sns-notifications.json'), 'utf8'),
  ) as readonly RealNotification[];
  return real.map(({ event, message }) => event ?? eventOf(message));
}

interface RealNotification {
  readonly event?: SNSEvent;
  readonly message?: string;
}
