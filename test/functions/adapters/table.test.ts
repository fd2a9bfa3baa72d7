// The table on a real DynamoDB over HTTP: what a conditional put lets through, and what it does not.
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dynamoTable } from '../../../functions/adapters/table.ts';
import { memoryTable } from '../../../local/replay/memory-table.ts';
import type { SyncToken } from '../../../shared/feed/feed.ts';
import type { StoredHead, Table } from '../../../shared/ports.ts';
import type { Sha256 } from '../../../shared/release/keys.ts';
import { startServers } from './servers.ts';

let servers: Awaited<ReturnType<typeof startServers>>;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers.stop());
afterEach(async () => {
  await servers.dynamoDb.send(new DeleteItemCommand({ TableName: 'test', Key: { id: { S: 'HEAD' } } }));
});

const HEAD: StoredHead = {
  rev: 1,
  seq: 1,
  syncToken: 1_767_225_600,
  body: '{"outbox":[]}',
  state: Uint8Array.from([0, 1, 2, 255]),
};

describe.each([
  { name: 'DynamoDB', make: (): Table => dynamoTable(servers.dynamoDb, 'test') },
  { name: 'the table of a replay', make: memoryTable },
])('HEAD on $name', ({ make }) => {
  it('is absent before the first commit, and then what was committed', async () => {
    const table = make();
    expect(await table.readHead()).toBeUndefined();
    expect(await table.writeHead(HEAD, undefined)).toBe('written');
    expect(await table.readHead()).toEqual(HEAD);
  });

  it('is created once, whoever tries', async () => {
    const table = make();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => table.writeHead(HEAD, undefined)));
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
  });

  it('moves from the revision that was read, once', async () => {
    const table = make();
    await table.writeHead(HEAD, undefined);
    const moves = Array.from({ length: 10 }, () => table.writeHead({ ...HEAD, rev: 2 }, 1));
    expect((await Promise.all(moves)).filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(await table.writeHead({ ...HEAD, rev: 3 }, 1)).toBe('lost');
    expect(await table.writeHead({ ...HEAD, rev: 3 }, 2)).toBe('written');
  });

  it.each([
    ['a lower seq', { seq: 0 }],
    ['a lower sync token', { syncToken: HEAD.syncToken - 1 }],
  ])('never takes %s', async (_, lower) => {
    const table = make();
    await table.writeHead(HEAD, undefined);
    expect(await table.writeHead({ ...HEAD, rev: 2, ...lower }, 1)).toBe('lost');
    expect(await table.readHead()).toEqual(HEAD);
  });

  it('is never created over one that is there', async () => {
    const table = make();
    await table.writeHead(HEAD, undefined);
    expect(await table.writeHead({ ...HEAD, rev: 9 }, undefined)).toBe('lost');
  });
});

describe('other items', () => {
  it('keep the health and each release', async () => {
    const table = dynamoTable(servers.dynamoDb, 'test');
    expect(await table.readHealth()).toBeUndefined();
    await table.patchHealth({ verifiedAt: 5, syncToken: 4 });
    expect(await table.readHealth()).toEqual({ verifiedAt: 5, syncToken: 4 });
    await table.patchHealth({ staleAt: 6 });
    expect(await table.readHealth()).toEqual({ verifiedAt: 5, syncToken: 4, staleAt: 6 });
    await table.patchHealth({ staleAt: null, verifiedAt: 7 });
    expect(await table.readHealth()).toEqual({ verifiedAt: 7, syncToken: 4 });
    await table.patchHealth({ failingSince: 8 });
    await table.patchHealth({ failingSince: 9 });
    expect(await table.readHealth()).toEqual({ verifiedAt: 7, syncToken: 4, failingSince: 8 });
    await table.patchHealth({ failingSince: null });
    // What comes late changes nothing.
    await table.patchHealth({ verifiedAt: 6, syncToken: 3 });
    expect(await table.readHealth()).toEqual({ verifiedAt: 7, syncToken: 4 });
    expect(await table.claimAlarm(10, 20)).toBe('claimed');
    expect(await table.claimAlarm(15, 25)).toBe('lost');
    expect(await table.claimAlarm(20, 30)).toBe('claimed');
    await table.writeRelease({
      seq: 7,
      manifest: 'ab'.repeat(32) as Sha256,
      syncToken: 1_767_225_600 as SyncToken,
      cause: 'feed',
      added: 2,
      removed: 0,
    });
    const { Item } = await servers.dynamoDb.send(
      new GetItemCommand({ TableName: 'test', Key: { id: { S: 'RELEASE#7' } } }),
    );
    expect(Item).toMatchObject({ manifest: { S: 'ab'.repeat(32) }, cause: { S: 'feed' }, added: { N: '2' } });
  });

  it('of another shape are refused, not guessed at', async () => {
    await servers.dynamoDb.send(
      new PutItemCommand({ TableName: 'test', Item: { id: { S: 'HEAD' }, rev: { S: 'one' } } }),
    );
    await expect(dynamoTable(servers.dynamoDb, 'test').readHead()).rejects.toMatchObject({
      code: 'store-content',
    });
  });
});
