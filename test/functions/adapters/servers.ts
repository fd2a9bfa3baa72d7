// Real servers on loopback for the adapters: DynamoDB, S3 and SNS, each with clients of the SDK.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { startS3Server } from '../../../local/s3/server.ts';
import { startDynamoDb } from '../../../local/servers/dynamodb.ts';
import { startSns } from '../../../local/servers/sns.ts';

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Starts the servers; `stop` ends them and removes what they kept. */
export async function startServers() {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-'));
  const bucketFolder = join(folder, 'bucket');
  const [dynamoDb, s3, sns] = await Promise.all([
    startDynamoDb(join(folder, 'table'), 'test'),
    startS3Server({ root: bucketFolder, bucket: 'test', port: 0 }),
    startSns(),
  ]);
  const settings = (endpoint: string) => ({ endpoint, region: 'us-east-1', credentials: CREDENTIALS });
  const clients = {
    dynamoDb: new DynamoDBClient(settings(dynamoDb.url)),
    s3: new S3Client(settings(s3.url)),
    sns: new SNSClient(settings(sns.url)),
  };
  return {
    ...clients,
    topicArn: sns.topicArn,
    takeMessages: sns.takeMessages,
    bucketFolder,
    stop: async () => {
      for (const client of Object.values(clients)) client.destroy();
      await Promise.all([dynamoDb.close(), s3.close(), sns.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
