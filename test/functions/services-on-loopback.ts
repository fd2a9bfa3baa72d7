// AWS's services on this machine, for the bundles: local servers, and the environment that leads the SDK to them.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Server } from '../../local/s3/server.ts';
import { startDynamoDb } from '../../local/servers/dynamodb.ts';
import { startSns } from '../../local/servers/sns.ts';

/** What the source of the feed and the webhook were asked. */
export interface Exchange {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts all of them; `writes` is told of each conditional write to the bucket, before it is carried out. */
export async function startServices(writes: (key: string) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-services-'));
  let feed: Uint8Array = new Uint8Array();
  let slackAnswer: { readonly status: number; readonly headers?: Record<string, string> } = { status: 200 };
  const exchanges: Exchange[] = [];
  const outside = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    exchanges.push({ path: request.url ?? '', headers: request.headers, body });
    if (request.url === '/feed') response.end(feed);
    else response.writeHead(slackAnswer.status, slackAnswer.headers).end('ok');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const [dynamoDb, s3, sns] = await Promise.all([
    startDynamoDb(join(folder, 'table'), 'table'),
    startS3Server({
      root: join(folder, 'bucket'),
      bucket: 'bucket',
      port: 0,
      conflictOn: (key) => {
        writes(key);
        return false;
      },
    }),
    startSns(),
  ]);
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SNS: sns.url,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    TABLE_NAME: 'table',
    BUCKET_NAME: 'bucket',
    ALERTS_TOPIC_ARN: sns.topicArn,
    CHAT_TOPIC_ARN: '',
    BASE_URL: `${s3.url}/bucket`,
    METRICS_STACK: 'rangewatch-test',
    FEED_URL: `${outsideUrl}/feed`,
    SLACK_WEBHOOK_URL: `${outsideUrl}/slack`,
  };
  return {
    /** What the functions are told. */
    environment,
    baseUrl: environment.BASE_URL,
    /** Where the servers are. */
    urls: { dynamoDb: dynamoDb.url, s3: s3.url, sns: sns.url },
    exchanges,
    takeMessages: sns.takeMessages,
    serve: (bytes: Uint8Array) => {
      feed = bytes;
    },
    answerOfSlack: (answer: typeof slackAnswer) => {
      slackAnswer = answer;
    },
    stop: async () => {
      outside.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => outside.close(resolve)),
        dynamoDb.close(),
        s3.close(),
        sns.close(),
      ]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
