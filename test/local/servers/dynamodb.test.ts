// DynamoDB on loopback: what a process that was killed leaves in its folder.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { expect, it } from 'vitest';
import { startDynamoDb } from '../../../local/servers/dynamodb.ts';
import { temporaryRoot } from '../temp-folder.ts';

/** One call, unsigned: dynalite does not check signatures. */
async function call(url: string, action: string, body: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${action}`,
      'X-Amz-Date': '20200101T000000Z',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=a/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  return response.text();
}

const TABLE = {
  TableName: 'table',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

it('a table that was being made when the process died is made again', async () => {
  const folder = temporaryRoot();
  const dying = dynalite({ path: folder, createTableMs: 60_000 });
  dying.listen(0, '127.0.0.1');
  await once(dying, 'listening');
  const url = `http://127.0.0.1:${(dying.address() as AddressInfo).port}`;
  expect(await call(url, 'CreateTable', TABLE)).toContain('"CREATING"');
  await new Promise((closed) => {
    dying.close(closed);
    dying.closeAllConnections();
  });
  const server = await startDynamoDb(folder, 'table');
  expect(await call(server.url, 'PutItem', { TableName: 'table', Item: { id: { S: 'HEAD' } } })).toBe('{}');
  await server.close();
  // One that has items is never made again.
  const next = await startDynamoDb(folder, 'table');
  expect(await call(next.url, 'Scan', { TableName: 'table' })).toContain('HEAD');
  await next.close();
});
