// The ports on AWS's services. Endpoints and credentials are the SDK's own business: on one machine the variables
// AWS_ENDPOINT_URL_… lead the very same clients to loopback.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Ports } from '../../shared/ports.ts';
import type { Environment } from '../environment.ts';
import { snsAlerts } from './alerts.ts';
import { s3Bucket } from './bucket.ts';
import { systemClock } from './clock.ts';
import { receiveFrom } from './feed.ts';
import { fileSigner } from './signer.ts';
import { dynamoTable } from './table.ts';
import { tools } from './tools.ts';

/** The ports of a function on AWS. */
export function awsPorts(environment: Environment): Ports {
  const { signingKeyFile, alertsTopicArn, chatTopicArn } = environment;
  return {
    receiveFeed: receiveFrom(environment.feedUrl),
    table: dynamoTable(new DynamoDBClient({}), environment.tableName),
    bucket: s3Bucket(new S3Client({}), environment.bucketName),
    sendAlert: snsAlerts(new SNSClient({}), alertsTopicArn, chatTopicArn),
    clock: systemClock,
    tools,
    ...(signingKeyFile === undefined ? {} : { signer: fileSigner(signingKeyFile) }),
  };
}
