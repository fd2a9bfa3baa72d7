// The stack on this machine: the bundles as processes, and local servers in the place of AWS's services.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Server } from '../../local/s3/server.ts';
import { startDynamoDb } from '../../local/servers/dynamodb.ts';
import { startSns } from '../../local/servers/sns.ts';
import { buildBundles } from '../infra/build-bundles.ts';
import { type LambdaProcess, startLambda } from './lambda.ts';

/** The functions of the stack. */
export type FunctionName = 'watch' | 'publish' | 'slack' | 'approve';

/** What the source of the feed and the webhook were asked. */
export interface Exchange {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts everything; `writes` is told of each conditional write to the bucket, before it is carried out. */
export async function startStack(writes: (key: string) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-stack-'));
  // In a folder without node_modules: what a bundle lacks cannot be found.
  const bundles = join(folder, 'functions');
  buildBundles(bundles);
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
  const running = new Set<LambdaProcess>();
  return {
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
    /** A new environment of a function: a cold start. */
    start: (name: FunctionName, changed: Readonly<Record<string, string>> = {}): LambdaProcess => {
      const started = startLambda(join(bundles, `${name}.cjs`), { ...environment, ...changed });
      running.add(started);
      return started;
    },
    stop: async () => {
      await Promise.all([...running].map((each) => each.kill()));
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
