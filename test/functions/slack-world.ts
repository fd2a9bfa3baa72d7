// A webhook on loopback that answers as a test wants, and the Slack function on it.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SNSEvent } from 'aws-lambda';
import type { ReadSecret } from '../../functions/adapters/parameter.ts';
import { slackWebhook } from '../../functions/adapters/webhook.ts';
import { slackHandler } from '../../functions/slack.ts';
import type { SlackBody } from '../../shared/alerts/slack-blocks.ts';
import type { Alert } from '../../shared/ports.ts';
import { TELLING } from '../world/world.ts';

/** What tells this webhook's URL from any other text. */
export const SECRET = 's3cr3t-webhook';

/** One answer of the webhook: a status, a body, and how long to wait. */
export interface Answer {
  readonly status: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What Slack says when it has a message. */
export const OK: Answer = { status: 200, text: 'ok' };

/** A server that gives some answers in turn, then the last one for ever. */
export async function startWebhook(...answers: readonly Answer[]) {
  const bodies: SlackBody[] = [];
  const paths: string[] = [];
  let asked = 0;
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as SlackBody);
    paths.push(`${request.method} ${request.url}`);
    const { status, text = '', headers = {} } = answers[Math.min(asked++, answers.length - 1)] ?? OK;
    response.writeHead(status, headers).end(text);
  };
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/services/T000/B000/${SECRET}`,
    bodies,
    paths,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The function with a webhook's URL, what it sent on the other channels, and what it waited. */
export function slackWorld(url: string | ReadSecret, { secondsLeft = 60, timeoutMs = 2_000 } = {}) {
  const alerts: Alert[] = [];
  const waited: number[] = [];
  const readUrl: ReadSecret = typeof url === 'string' ? async () => url : url;
  const handle = slackHandler(
    {
      sendAlert: async (alert) => {
        alerts.push(alert);
      },
      clock: {
        now: () => 0,
        sleep: async (seconds) => {
          waited.push(seconds);
        },
      },
      post: slackWebhook(readUrl, timeoutMs),
    },
    { ...TELLING, languages: ['en', 'ja'] },
  );
  const timeLeft = () => (secondsLeft - waited.reduce((sum, seconds) => sum + seconds, 0)) * 1_000;
  return {
    alerts,
    waited,
    run: (event: unknown) => handle(event, { getRemainingTimeInMillis: timeLeft }),
  };
}

/** The event that Lambda makes of messages on the topic. */
export function snsEvent(
  ...messages: readonly { readonly text: string; readonly subject?: string }[]
): SNSEvent {
  return {
    Records: messages.map(({ text, subject }, index) => ({
      EventSource: 'aws:sns',
      Sns: {
        MessageId: `sns-${index}`,
        Message: text,
        ...(subject === undefined ? {} : { Subject: subject }),
      },
    })),
  } as unknown as SNSEvent;
}
