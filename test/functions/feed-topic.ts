// AWS's topic of the feed in small: a real SNS on loopback takes messages over HTTP, and whoever is subscribed gets them from it, in the
// shape that Lambda makes of them.
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';

/** What SNS hands to a queue for one message. */
interface Envelope {
  readonly Type: string;
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject: string | null;
  readonly Message: string;
  readonly Timestamp: string;
  readonly SignatureVersion: string;
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly UnsubscribeURL: string;
  readonly MessageAttributes?: object;
}

const NAME = FEED_TOPIC_ARN.split(':').at(-1) ?? '';

/** Makes the topic on a server that speaks SNS and SQS, with one queue subscribed to it. */
export async function startFeedTopic(url: string) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SNSClient({ endpoint: url, region: 'us-east-1', credentials });
  const { TopicArn = '' } = await client.send(new CreateTopicCommand({ Name: NAME }));
  const { QueueUrl } = await sqs(url, 'CreateQueue', { QueueName: NAME });
  const { Attributes } = await sqs(url, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] });
  await client.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn }));
  return {
    /** Publishes as AWS does. */
    publish: async (message: string): Promise<void> => {
      await client.send(new PublishCommand({ TopicArn, Subject: 'IP Space Changed', Message: message }));
    },
    /** What was delivered since one last looked, an event a message. */
    takeEvents: async (): Promise<readonly object[]> => {
      const { Messages = [] } = await sqs(url, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      for (const { ReceiptHandle } of Messages) await sqs(url, 'DeleteMessage', { QueueUrl, ReceiptHandle });
      return Messages.map(({ Body }: { Body: string }) => lambdaEvent(JSON.parse(Body), TopicArn));
    },
    stop: () => client.destroy(),
  };
}

/** Lambda names the keys with other letters than SNS. This SNS has one account for everything; the topic's is AWS's. */
function lambdaEvent(envelope: Envelope, localArn: string): object {
  const { SigningCertURL: SigningCertUrl, UnsubscribeURL: UnsubscribeUrl, ...sns } = envelope;
  if (sns.TopicArn !== localArn) throw new Error(`a message of ${sns.TopicArn}, expected one of ${localArn}`);
  const Sns = { MessageAttributes: {}, ...sns, SigningCertUrl, UnsubscribeUrl, TopicArn: FEED_TOPIC_ARN };
  const EventSubscriptionArn = `${FEED_TOPIC_ARN}:330481fc-c27e-41db-bc7c-06540b6ff460`;
  return { Records: [{ EventVersion: '1.0', EventSubscriptionArn, EventSource: 'aws:sns', Sns }] };
}

// biome-ignore lint/suspicious/noExplicitAny: answers of four actions, each looked at where it is asked for.
async function sqs(url: string, action: string, parameters: object): Promise<any> {
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AmazonSQS.${action}` };
  const response = await fetch(`${url}/`, { method: 'POST', headers, body: JSON.stringify(parameters) });
  const text = await response.text();
  if (!response.ok) throw new Error(`local SQS: HTTP ${response.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}
