// SNS on loopback: fauxqs, with the topic of alerts and a queue from which this machine reads every alert.
import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';
import type { RunningServer } from '../web/listen.ts';

/** The server, its topic, and what has been published since one last looked. */
export interface LocalSns extends RunningServer {
  readonly topicArn: string;
  readonly takeMessages: () => Promise<readonly SnsEnvelope[]>;
}

/** A message as SNS hands it to a queue, and what it would send as e-mail. */
export interface SnsEnvelope {
  readonly Subject?: string;
  readonly Message: string;
  readonly Email: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Value: string }>>;
}

/** Messages that one request to the queue gives at most; SQS allows no more. */
const BATCH = 10;

/** Starts the server on a free port. */
export async function startSns(): Promise<LocalSns> {
  const app = buildApp({ logger: false });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const topicArn = /<TopicArn>([^<]+)</.exec(await sns(url, { Action: 'CreateTopic', Name: 'alerts' }))?.[1];
  const { QueueUrl } = await sqs<{ readonly QueueUrl: string }>(url, 'CreateQueue', { QueueName: 'alerts' });
  const { Attributes } = await sqs<{ readonly Attributes: { readonly QueueArn: string } }>(
    url,
    'GetQueueAttributes',
    { QueueUrl, AttributeNames: ['QueueArn'] },
  );
  if (topicArn === undefined) throw new Error('local SNS: no topic was made');
  const subscription = { Action: 'Subscribe', TopicArn: topicArn, Protocol: 'sqs' };
  await sns(url, { ...subscription, Endpoint: Attributes.QueueArn });
  return { url, topicArn, takeMessages: () => takeAll(url, QueueUrl), close: () => app.close() };
}

async function takeAll(url: string, QueueUrl: string): Promise<readonly SnsEnvelope[]> {
  const taken: SnsEnvelope[] = [];
  for (;;) {
    const { Messages = [] } = await sqs<{
      readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[];
    }>(url, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: BATCH });
    if (Messages.length === 0) return taken;
    for (const { Body, ReceiptHandle } of Messages) {
      taken.push(deliveredTo(JSON.parse(Body) as Omit<SnsEnvelope, 'Email'>));
      await sqs(url, 'DeleteMessage', { QueueUrl, ReceiptHandle });
    }
  }
}

/** fauxqs hands over the parts of all protocols; SNS gives a queue its own part, or else the default one. */
function deliveredTo(envelope: Omit<SnsEnvelope, 'Email'>): SnsEnvelope {
  const parts = JSON.parse(envelope.Message) as Readonly<Record<string, string>>;
  const { default: usual = '', sqs = usual, email = usual } = parts;
  return { ...envelope, Message: sqs, Email: email };
}

async function sns(url: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  return (await post(url, {}, new URLSearchParams(parameters))).text();
}

async function sqs<Answer>(url: string, action: string, parameters: object): Promise<Answer> {
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AmazonSQS.${action}` };
  const response = await post(url, headers, JSON.stringify(parameters));
  const text = await response.text();
  return (text === '' ? {} : JSON.parse(text)) as Answer;
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | URLSearchParams,
): Promise<Response> {
  const response = await fetch(`${url}/`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`local SNS: HTTP ${response.status} ${await response.text()}`);
  return response;
}
