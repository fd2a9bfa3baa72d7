// A function with nothing but the two clients of the SDK without which watch can do nothing, and the commands that it sends: what the
// SDK takes.
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

const dynamoDb = [DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand];
const s3 = [S3Client, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, DeleteObjectCommand];

/** The entry point: it names what was loaded, so that nothing is left out of the bundle. */
export const handler = async (): Promise<readonly string[]> => [...dynamoDb, ...s3].map(({ name }) => name);
