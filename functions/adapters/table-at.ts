// The table of a server on this machine, for who only reads it: neither environment nor credentials are touched.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../shared/ports.ts';
import { dynamoTable } from './table.ts';

/** The table of that name, at a URL on loopback; `close` lets go of its connections. */
export function tableAt(
  url: string,
  tableName: string,
): { readonly table: Table; readonly close: () => void } {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials });
  return { table: dynamoTable(client, tableName), close: () => client.destroy() };
}
