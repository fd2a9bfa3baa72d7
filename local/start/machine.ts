// One machine: the servers on loopback, and the very handlers and SDK clients of the functions against them.
import { join } from 'node:path';
import { buildConsole } from '../../console/build.mjs';
import { awsPorts } from '../../functions/adapters/aws-ports.ts';
import { FEED_URL } from '../../functions/adapters/feed.ts';
import { slackPorts } from '../../functions/adapters/slack-ports.ts';
import { approveHandler } from '../../functions/approve.ts';
import { readEnvironment } from '../../functions/environment.ts';
import { publishHandler } from '../../functions/publish.ts';
import { slackHandler } from '../../functions/slack.ts';
import { type WatchAnswer, type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { tellingOf } from '../../shared/alerts/telling.ts';
import type { Config } from '../../shared/config.ts';
import type { ConvergeResult } from '../../shared/converge.ts';
import type { SyncToken } from '../../shared/feed/feed.ts';
import { readHead } from '../../shared/release/store.ts';
import type { EpochSeconds } from '../../shared/time.ts';
import { type ChannelSettings, channelsOf } from '../alerts/channels.ts';
import { makePostman } from '../alerts/postman.ts';
import { clearUnfinished } from '../bucket/folder-store.ts';
import { startS3Server } from '../s3/server.ts';
import { startDynamoDb } from '../servers/dynamodb.ts';
import { startSns } from '../servers/sns.ts';
import { startWebServer } from '../web/server.ts';
import { lookAtHead, type MachineLook } from './look.ts';
import { TABLE } from './table-name.ts';

const BUCKET = 'rangewatch';

/** What a machine is made of. */
export interface MachineOptions {
  readonly stateFolder: string;
  readonly config: Config;
  readonly signingKeyFile: string;
  readonly channels: ChannelSettings;
  /** The port of the web server; 0 is any. */
  readonly port: number;
  /** The player's URL; undefined for AWS's. */
  readonly feedUrl?: string | undefined;
  /** The time of what is played; undefined for the machine's own. */
  readonly playedTime?: (() => EpochSeconds) | undefined;
  /** Called once the port is had, before anything is read or written. */
  readonly prepare: () => void;
}

/** The functions, and where what they publish is served. */
export interface Machine {
  readonly baseUrl: string;
  readonly watch: (event: WatchEvent) => Promise<WatchAnswer>;
  readonly publish: () => Promise<ConvergeResult>;
  readonly approve: ReturnType<typeof approveHandler>;
  /** The sync token of HEAD; undefined before the first release. */
  readonly takenToken: () => Promise<SyncToken | undefined>;
  /** Prints every alert that is new, and gives it to each channel. */
  readonly handOut: (to: NodeJS.WriteStream) => Promise<void>;
  /** How many alerts wait for a channel to take them. */
  readonly undelivered: () => number;
  /** What only the machine itself knows; nothing is changed by it. */
  readonly look: () => Promise<MachineLook>;
  readonly close: () => Promise<void>;
}

/** Starts everything. Rejects with `EADDRINUSE` when the port is taken. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const bucketFolder = join(options.stateFolder, 'bucket');
  const web = await startWebServer({ root: bucketFolder, port: options.port });
  options.prepare();
  clearUnfinished(bucketFolder);
  await buildConsole(join(bucketFolder, 'console'));
  const s3 = await startS3Server({ root: bucketFolder, bucket: BUCKET, port: 0 });
  const sns = await startSns();
  const dynamoDb = await startDynamoDb(join(options.stateFolder, 'table'), TABLE);
  pointSdkAt({ s3: s3.url, sns: sns.url, dynamoDb: dynamoDb.url });
  const environment = readEnvironment({
    TABLE_NAME: TABLE,
    BUCKET_NAME: BUCKET,
    ALERTS_TOPIC_ARN: sns.topicArn,
    BASE_URL: web.url,
    FEED_URL: options.feedUrl ?? FEED_URL,
    SIGNING_KEY_FILE: options.signingKeyFile,
  });
  const ports = awsPorts(environment);
  const { slackUrl } = options.channels;
  const slack =
    slackUrl === undefined
      ? undefined
      : slackHandler(
          slackPorts({ ...environment, webhook: { kind: 'url', url: slackUrl } }),
          tellingOf(options.config, environment.baseUrl),
        );
  const channels = channelsOf(options.channels, slack);
  const postman = makePostman(channels);
  const { playedTime } = options;
  const clock = playedTime === undefined ? ports.clock : { ...ports.clock, now: playedTime };
  return {
    baseUrl: web.url,
    watch: watchHandler({ ...ports, clock }, options.config, environment.baseUrl, playedTime !== undefined),
    publish: publishHandler(
      { ...ports, clock },
      options.config,
      environment.baseUrl,
      playedTime === undefined,
    ),
    approve: approveHandler({ ...ports, clock }, options.config, environment.baseUrl),
    takenToken: async () => (await readHead(ports))?.syncToken,
    handOut: async (to) => {
      let alerts = await sns.takeMessages();
      do {
        await postman.handOut(alerts, to);
        // That a channel refused one is an alert for the others.
        alerts = await sns.takeMessages();
      } while (alerts.length > 0);
    },
    undelivered: postman.undelivered,
    look: async () => ({
      ...(await lookAtHead(ports, clock.now())),
      baseUrl: web.url,
      undelivered: postman.undelivered(),
      channels: channels.map(({ name }) => name),
    }),
    close: async () => {
      await Promise.all([web.close(), s3.close(), sns.close(), dynamoDb.close()]);
    },
  };
}

/** The SDK's own variables lead its clients to this machine; no credentials of the user are ever read. */
function pointSdkAt(urls: { readonly s3: string; readonly sns: string; readonly dynamoDb: string }): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_SNS: urls.sns,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamoDb,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    RANGEWATCH_LOG: 'off',
  });
}
