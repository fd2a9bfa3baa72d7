// The table on DynamoDB: a handful of items under one key, and the conditional put that commits a release.
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Health, HealthPatch, StoredHead, Table } from '../../shared/ports.ts';
import { type AttributeMap, bytesOf, KEY_ATTRIBUTE, numberOf, textOf } from './attributes.ts';

/** The table of that name. Errors are the SDK's, but for a lost condition, which is an answer. */
export function dynamoTable(client: DynamoDBClient, tableName: string): Table {
  const get = async (id: string): Promise<AttributeMap | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { [KEY_ATTRIBUTE]: { S: id } }, ConsistentRead: true }),
    );
    return Item;
  };
  const put = async (id: string, item: AttributeMap, condition: Condition = {}): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { [KEY_ATTRIBUTE]: { S: id }, ...item },
        ...condition,
      }),
    );
  };
  /** Whether the condition held. */
  const updateHealth = async (update: HealthUpdate): Promise<boolean> => {
    try {
      const Key = { [KEY_ATTRIBUTE]: { S: 'HEALTH' } };
      await client.send(new UpdateItemCommand({ TableName: tableName, Key, ...update }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    readHead: async () => headOf(await get('HEAD')),
    writeHead: async (head, readRev) => {
      try {
        await put('HEAD', itemOfHead(head), conditionFor(head, readRev));
        return 'written';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'lost';
        throw error;
      }
    },
    writeRelease: async ({ seq, manifest, syncToken, cause, added, removed }) => {
      await put(`RELEASE#${seq}`, {
        seq: { N: String(seq) },
        manifest: { S: manifest },
        syncToken: { N: String(syncToken) },
        cause: { S: cause },
        added: { N: String(added) },
        removed: { N: String(removed) },
      });
    },
    readHealth: async () => healthOf(await get('HEALTH')),
    patchHealth: async (patch) => {
      await updateHealth(healthUpdate(patch));
    },
    claimAlarm: async (now, until) => {
      const isClaimed = await updateHealth({
        UpdateExpression: 'SET claimedUntil = :until',
        ConditionExpression: 'attribute_not_exists(claimedUntil) OR claimedUntil <= :now',
        ExpressionAttributeValues: { ':until': { N: String(until) }, ':now': { N: String(now) } },
      });
      return isClaimed ? 'claimed' : 'lost';
    },
    writeDecision: async ({ digest, decision, who, at, reason, ticket, prefixes, subject, seq }) => {
      await put(`APPROVAL#${digest}`, {
        decision: { S: decision },
        who: { S: who },
        at: { N: String(at) },
        reason: { S: reason },
        ticket: ticket === null ? { NULL: true } : { S: ticket },
        prefixes: { L: prefixes.map((prefix) => ({ S: prefix })) },
        subject: { S: subject },
        seq: { N: String(seq) },
      });
    },
  };
}

/** What a put demands of the item that is there. */
type Condition = Pick<
  ConstructorParameters<typeof PutItemCommand>[0],
  'ConditionExpression' | 'ExpressionAttributeValues' | 'ExpressionAttributeNames'
>;

/** Promise 1: `rev`, `seq` and `syncToken` never decrease, whoever writes. */
function conditionFor(head: StoredHead, readRev: number | undefined): Condition {
  if (readRev === undefined) return { ConditionExpression: `attribute_not_exists(${KEY_ATTRIBUTE})` };
  return {
    ConditionExpression: '#rev = :read AND #seq <= :seq AND #token <= :token',
    ExpressionAttributeNames: { '#rev': 'rev', '#seq': 'seq', '#token': 'syncToken' },
    ExpressionAttributeValues: {
      ':read': { N: String(readRev) },
      ':seq': { N: String(head.seq) },
      ':token': { N: String(head.syncToken) },
    },
  };
}

function itemOfHead({ rev, seq, syncToken, body, state }: StoredHead): AttributeMap {
  return {
    rev: { N: String(rev) },
    seq: { N: String(seq) },
    syncToken: { N: String(syncToken) },
    body: { S: body },
    state: { B: state },
  };
}

function headOf(item: AttributeMap | undefined): StoredHead | undefined {
  if (item === undefined) return undefined;
  return {
    rev: numberOf(item, 'rev', 'HEAD'),
    seq: numberOf(item, 'seq', 'HEAD'),
    syncToken: numberOf(item, 'syncToken', 'HEAD'),
    body: textOf(item, 'body', 'HEAD'),
    state: bytesOf(item, 'state', 'HEAD'),
  };
}

function healthOf(item: AttributeMap | undefined): Health | undefined {
  if (item === undefined) return undefined;
  const fields = Object.keys(item).filter((name) => name !== KEY_ATTRIBUTE);
  return Object.fromEntries(fields.map((name) => [name, numberOf(item, name, 'HEALTH')]));
}

/** An update of `HEALTH`, with its condition. */
type HealthUpdate = Omit<UpdateItemCommandInput, 'TableName' | 'Key'>;

/** Only the fields that are named change, so that two functions may write the item at once. */
function healthUpdate(patch: HealthPatch): HealthUpdate {
  const entries = Object.entries(patch);
  const set = entries
    .filter(([, value]) => value !== null)
    .map(([name]) =>
      name === 'failingSince' ? `#${name} = if_not_exists(#${name}, :${name})` : `#${name} = :${name}`,
    );
  const removed = entries.filter(([, value]) => value === null).map(([name]) => `#${name}`);
  const values = entries.flatMap(([name, value]) =>
    value === null ? [] : [[`:${name}`, { N: String(value) }] as const],
  );
  return {
    UpdateExpression: [
      ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
      ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ...(values.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(values) } : {}),
    ...(typeof patch.verifiedAt === 'number'
      ? { ConditionExpression: 'attribute_not_exists(verifiedAt) OR verifiedAt <= :verifiedAt' }
      : {}),
  };
}
