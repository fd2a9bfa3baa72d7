// The filter policies that docs/alerts.md shows, on a real SNS on loopback: who gets which alert.
//
// fauxqs compares an attribute of several values as one text, where AWS compares each. So what has one value of each
// attribute goes through it; of all the others, AWS's rule is applied here as its documentation says it:
// https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SNSClient } from '@aws-sdk/client-sns';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snsAlerts } from '../../../functions/adapters/alerts.ts';
import { alertOf } from '../../../shared/alerts/alert.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { LANGUAGES } from '../../../shared/alerts/words/say.ts';
import type { Alert } from '../../../shared/ports.ts';
import { MESSAGES } from '../../shared/alerts/messages.ts';

type Policy = Readonly<Record<string, readonly string[]>>;

/** Each policy of the page under the heading before it. */
const PAGE = readFileSync(new URL('../../../docs/alerts.md', import.meta.url), 'utf8');
const POLICIES = [...PAGE.matchAll(/^- \*\*(.+?)\*\*.*?\n+ {2}```json\n(.+?) {2}```$/gms)].map(
  ([, title = '', text = '']) => [title, JSON.parse(text) as Policy] as const,
);

/** The same as a team with one Region and one list gets it. */
const OF_ONE_LIST = Object.values(MESSAGES).map(
  (message): Message => ({
    ...message,
    id: `${message.id}-one`,
    severities: message.severities.slice(0, 1),
    regions: message.regions.slice(0, 1),
    allowlists: message.allowlists.slice(0, 1),
  }),
);

const ALERTS = [...Object.values(MESSAGES), ...OF_ONE_LIST].flatMap((message) =>
  LANGUAGES.map((language) => alertOf(message, language)),
);

const isSingle = ({ attributes }: Alert) => Object.values(attributes).every(({ length }) => length === 1);

const nameOf = ({ id, lang }: Pick<Alert, 'id' | 'lang'>) => `${id} ${lang}`;

/** Whether AWS would hand it over: each key of the policy has a value that the message has too. */
function matches(policy: Policy, { lang, attributes }: Alert): boolean {
  const values: Readonly<Record<string, readonly string[]>> = { ...attributes, lang: [lang] };
  return Object.entries(policy).every(([key, wanted]) =>
    values[key]?.some((value) => wanted.includes(value)),
  );
}

let url: string;
let close: () => Promise<void>;
let client: SNSClient;
/** The URL of each policy's queue. */
const queues = new Map<string, string>();
beforeAll(async () => {
  const app = buildApp({ logger: false });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  close = () => app.close();
  client = new SNSClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const topic = await sns({ Action: 'CreateTopic', Name: 'alerts' });
  const TopicArn = /<TopicArn>([^<]+)</.exec(topic)?.[1] ?? '';
  for (const [title, policy] of POLICIES) queues.set(title, await subscribe(TopicArn, title, policy));
  const send = snsAlerts(client, TopicArn);
  for (const alert of ALERTS.filter(isSingle)) await send(alert);
});
afterAll(async () => {
  client.destroy();
  await close();
});

async function sns(parameters: Readonly<Record<string, string>>): Promise<string> {
  return (await fetch(url, { method: 'POST', body: new URLSearchParams(parameters) })).text();
}

async function sqs<Answer>(action: string, parameters: object): Promise<Answer> {
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AmazonSQS.${action}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(parameters) });
  return (await answer.json()) as Answer;
}

/** A queue on the topic that has the policy; answers its URL. */
async function subscribe(TopicArn: string, title: string, policy: Policy): Promise<string> {
  const QueueName = title.toLowerCase().replace(/[^a-z]+/g, '-');
  const { QueueUrl } = await sqs<{ QueueUrl: string }>('CreateQueue', { QueueName });
  const answer = await sns({
    Action: 'Subscribe',
    TopicArn,
    Protocol: 'sqs',
    Endpoint: `arn:aws:sqs:us-east-1:000000000000:${QueueName}`,
    'Attributes.entry.1.key': 'FilterPolicy',
    'Attributes.entry.1.value': JSON.stringify(policy),
  });
  expect(answer).toContain('SubscriptionArn');
  return QueueUrl;
}

async function takeAll(QueueUrl: string): Promise<readonly string[]> {
  const taken: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs<{ Messages?: { Body: string }[] }>('ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 600,
    });
    if (Messages.length === 0) return taken.sort();
    for (const { Body } of Messages) {
      const { Message } = JSON.parse(Body) as { Message: string };
      const { default: json } = JSON.parse(Message) as { default: string };
      const { id, lang } = JSON.parse(json) as Pick<Alert, 'id' | 'lang'>;
      taken.push(nameOf({ id, lang }));
    }
  }
}

it('the page shows policies, and some alerts have one value of everything', () => {
  expect(POLICIES.length).toBeGreaterThanOrEqual(6);
  expect(ALERTS.filter(isSingle).length).toBeGreaterThan(10);
});

describe.each(POLICIES)('%s', (title, policy) => {
  const wanted = ALERTS.filter((alert) => matches(policy, alert));

  it('hands over, through SNS to a queue, exactly the alerts that it names', async () => {
    expect(await takeAll(queues.get(title) ?? '')).toEqual(wanted.filter(isSingle).map(nameOf).sort());
  });

  it('chooses: some alerts come, and some do not', () => {
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(ALERTS.length);
  });
});

it('what tells of no list in particular comes to whoever chose a Region or a list', () => {
  const general = ALERTS.filter(({ id }) => /^(?:unverified|rejected|waits|test)-/.test(id));
  expect(general.length).toBeGreaterThan(4);
  for (const alert of general) {
    for (const policy of [{ region: ['ap-northeast-1'] }, { allowlist: ['streaming'] }]) {
      expect(matches(policy, alert), nameOf(alert)).toBe(true);
    }
  }
});
