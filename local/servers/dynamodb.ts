// DynamoDB on loopback: dynalite, kept on disk, with our table.
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import dynalite from 'dynalite';
import { KEY_ATTRIBUTE } from '../../functions/adapters/attributes.ts';
import type { RunningServer } from '../web/listen.ts';

/** dynalite looks for a signature and does not check it. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/**
 * Starts the server on a free port and makes the table if the folder has none. A process that was killed while the table
 * was being made leaves one that never becomes active. Nothing was ever put in it, so that the folder begins anew.
 */
export async function startDynamoDb(folder: string, tableName: string): Promise<RunningServer> {
  const server = await listen(folder);
  if ((await createTable(server.url, tableName)) === 'active') return server;
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  const next = await listen(folder);
  if ((await createTable(next.url, tableName)) === 'active') return next;
  await next.close();
  throw notActive();
}

async function listen(folder: string): Promise<RunningServer> {
  const server = dynalite({ path: folder, createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
}

/**
 * Makes the table, or finds it, and waits until it is active: it answers requests only then. dynalite makes it so within a
 * tick or two; `creating` is one that nobody makes any more.
 */
async function createTable(url: string, TableName: string): Promise<'active' | 'creating'> {
  const { ok, text } = await call(url, 'CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: KEY_ATTRIBUTE, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: KEY_ATTRIBUTE, KeyType: 'HASH' }],
  });
  if (!ok && !text.includes('ResourceInUseException')) throw new Error(`local DynamoDB: ${text}`);
  let described = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    described = (await call(url, 'DescribeTable', { TableName })).text;
    if (described.includes('"ACTIVE"')) return 'active';
    await setTimeout(10);
  }
  // Nothing else may end in a table being cleared.
  if (described.includes('"CREATING"')) return 'creating';
  throw notActive();
}

function notActive(): Error {
  return new Error('local DynamoDB: the table is not active after a second');
}

async function call(url: string, action: string, body: object): Promise<{ ok: boolean; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${action}`,
      'X-Amz-Date': '20200101T000000Z',
      Authorization: UNSIGNED,
    },
    body: JSON.stringify(body),
  });
  return { ok: response.ok, text: await response.text() };
}
