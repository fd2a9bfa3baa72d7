// Alerts to the SNS topic, whose subscribers choose by message attributes.
import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert, SendAlert } from '../../shared/ports.ts';

/**
 * Publishes to the topic; resolves when SNS has taken the message. E-mail gets the text, a telephone the subject, everything
 * else the JSON. Amazon Q Developer in chat applications has a topic of its own, where one is given: it and other HTTPS
 * subscribers would get the same body.
 */
export function snsAlerts(client: SNSClient, topicArn: string, chatTopicArn?: string): SendAlert {
  return async (alert) => {
    const { subject, text, json, chat } = alert;
    const attributes = attributesOf(alert);
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        MessageStructure: 'json',
        Message: JSON.stringify({ default: json, email: text, sms: subject }),
        MessageAttributes: attributes,
      }),
    );
    if (chatTopicArn === undefined) return;
    await client.send(
      new PublishCommand({ TopicArn: chatTopicArn, Message: chat, MessageAttributes: attributes }),
    );
  };
}

/** One value is a text; several are an array, which a filter policy matches where it matches any of them. */
function attributesOf({ id, lang, attributes }: Alert): Record<string, MessageAttributeValue> {
  const chosenBy = Object.entries(attributes).map(([name, values]) => [
    name,
    values.length === 1
      ? { DataType: 'String', StringValue: values[0] }
      : { DataType: 'String.Array', StringValue: JSON.stringify(values) },
  ]);
  return {
    ...Object.fromEntries(chosenBy),
    alert: { DataType: 'String', StringValue: id },
    lang: { DataType: 'String', StringValue: lang },
  };
}
