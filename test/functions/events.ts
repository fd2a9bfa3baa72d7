// Events as AWS's services hand them to a function.
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';

/** A schedule of EventBridge. */
export const SCHEDULED = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-09-18T06:30:00Z',
  region: 'ap-northeast-1',
  resources: ['arn:aws:events:ap-northeast-1:123456789012:rule/rangewatch-prod-WatchSchedule-1ABCDEFGHIJKL'],
  detail: {},
};

/** A message of a topic. */
export function snsEvent(topicArn: string, message: string, subject: string) {
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: `${topicArn}:330481fc-c27e-41db-bc7c-06540b6ff460`,
        EventSource: 'aws:sns',
        Sns: {
          SignatureVersion: '1',
          Timestamp: '2026-09-18T06:18:01.720Z',
          Signature: 'EXAMPLE',
          SigningCertUrl: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem',
          MessageId: 'ff28ed80-ad39-5706-b41c-bf1af82d15b2',
          Message: message,
          MessageAttributes: {},
          Type: 'Notification',
          UnsubscribeUrl: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
          TopicArn: topicArn,
          Subject: subject,
        },
      },
    ],
  };
}

/** AWS's notification. */
export function notification(message: object) {
  return snsEvent(FEED_TOPIC_ARN, JSON.stringify(message), 'IP Space Changed');
}

/** What Lambda hands to the destination of a function that succeeded. */
export function onSuccess(requestPayload: unknown, responsePayload: unknown) {
  return {
    version: '1.0',
    timestamp: '2026-09-18T06:18:04.671Z',
    requestContext: {
      requestId: 'e4b46cbf-b738-xmpl-8880-a18cdf61200e',
      functionArn: 'arn:aws:lambda:ap-northeast-1:123456789012:function:rangewatch-prod-watch:$LATEST',
      condition: 'Success',
      approximateInvokeCount: 1,
    },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST' },
    responsePayload,
  };
}
