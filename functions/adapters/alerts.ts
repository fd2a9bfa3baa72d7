// Alerts to the SNS topic, whose subscribers choose by message attributes.
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SendAlert } from '../../shared/ports.ts';

/** Publishes to the topic; resolves when SNS has taken the message. */
export function snsAlerts(client: SNSClient, topicArn: string): SendAlert {
  return async ({ id, severity, subject, text }) => {
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        Message: text,
        MessageAttributes: {
          alert: { DataType: 'String', StringValue: id },
          severity: { DataType: 'String', StringValue: severity },
        },
      }),
    );
  };
}
