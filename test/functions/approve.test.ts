// The approve function: what it takes for a demand, and the real DynamoDB and S3 behind it.
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Bucket } from '../../functions/adapters/bucket.ts';
import { dynamoTable } from '../../functions/adapters/table.ts';
import { approveHandler, type DecisionAnswer } from '../../functions/approve.ts';
import type { WaitingAnswer } from '../../shared/approvals.ts';
import { converge } from '../../shared/converge.ts';
import { RangewatchError } from '../../shared/error.ts';
import { ingest } from '../../shared/ingest.ts';
import type { Ports } from '../../shared/ports.ts';
import { BASE, received } from '../world/feeds.ts';
import { manyGateways, onlyWaiting, take } from '../world/settling.ts';
import { CONFIG, makeWorld, TELLING } from '../world/world.ts';
import { startServers } from './adapters/servers.ts';

const GROWN = [...BASE, ...manyGateways(41)];
const BY = { who: 'yuki', reason: 'seen in the console' };

/** A world in which something waits, and the function on it. */
async function waitingWorld() {
  const world = makeWorld();
  await take(world, 0, BASE);
  await take(world, 1, GROWN);
  return {
    world,
    approve: approveHandler(world.ports, CONFIG, TELLING.baseUrl),
    digest: (await onlyWaiting(world)).digest,
  };
}

describe('a demand that is none', () => {
  it.each<[string, object, RegExp]>([
    ['no action', BY, /decision, action: found nothing/],
    ['another action', { action: 'aprove', ...BY }, /did you mean "approve"\?/],
    ['an action in a list', { action: ['list'] }, /decision, action: found a list/],
    ['no reason', { action: 'unpin', who: 'yuki' }, /decision, reason: found nothing/],
    ['a reason of blanks', { action: 'unpin', who: 'yuki', reason: ' ' }, /decision, reason: found " "/],
    [
      'a reason of two lines',
      { action: 'unpin', who: 'yuki', reason: 'a\nb' },
      /decision, reason: found "a\\nb"/,
    ],
    ['a reason that is too long', { action: 'unpin', who: 'yuki', reason: 'x'.repeat(401) }, /at most 400/],
    [
      'a reason with half a character',
      { action: 'unpin', who: 'yuki', reason: '\ud800' },
      /decision, reason/,
    ],
    ['nobody', { action: 'unpin', reason: 'r' }, /decision, who: found nothing/],
    ['a ticket that is a number', { action: 'unpin', ...BY, ticket: 7 }, /decision, ticket: found 7/],
    ['no digest', { action: 'approve', ...BY }, /decision, digest: found nothing/],
    ['a digest that is too long', { action: 'approve', ...BY, digest: 'a'.repeat(65) }, /at most 64/],
    ['a prefix that is none', { action: 'release', ...BY, prefix: 'office' }, /\[prefix-/],
    ['a release that is a text', { action: 'rollback', ...BY, seq: '1' }, /decision, seq: found "1"/],
    ['release 0', { action: 'rollback', ...BY, seq: 0 }, /decision, seq: found 0/],
    ['a part of a release', { action: 'rollback', ...BY, seq: 1.5 }, /decision, seq: found 1.5/],
    ['a day without a time', { action: 'rollback', ...BY, seq: 1, until: '2027-03-31' }, /decision, until/],
    ['a number for a time', { action: 'rollback', ...BY, seq: 1, until: 1_800_000_000 }, /decision, until/],
    ['a misspelt field', { action: 'rollback', ...BY, seq: 1, untill: '2027-03-31T00:00:00Z' }, /"until"\?/],
  ])('%s is refused with one line that says where', async (_, event, line) => {
    const { approve, world } = await waitingWorld();
    const before = await world.contents();
    await expect(approve(event)).rejects.toThrow(line);
    expect(await world.contents()).toEqual(before);
  });

  it('whatever it is, is refused with a typed error of one line, and changes nothing', async () => {
    const { approve, world, digest } = await waitingWorld();
    const before = await world.contents();
    const field = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true }),
      fc.string({ unit: 'binary' }),
    );
    const event = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      fc.record(
        {
          action: fc.oneof(fc.constantFrom('approve', 'deny', 'release', 'rollback', 'unpin', 'List'), field),
          digest: fc.oneof(fc.constant(digest.slice(1)), field),
          prefix: field,
          seq: fc.oneof(fc.integer({ min: -9, max: 0 }), field),
          until: field,
          who: fc.oneof(fc.constant('yuki'), field),
          reason: fc.oneof(fc.constant('why'), field),
          ticket: field,
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(event, async (sent) => {
        const error: unknown = await approve(sent).then(
          () => 'taken',
          (refused: unknown) => refused,
        );
        expect(error).toBeInstanceOf(RangewatchError);
        expect((error as RangewatchError).message).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,900}$/u);
      }),
      { numRuns: 150 },
    );
    expect(await world.contents()).toEqual(before);
  });

  it('takes a digest in capitals and with blanks around, as people paste it', async () => {
    const { approve, digest } = await waitingWorld();
    expect(await approve({ action: 'approve', ...BY, digest: ` ${digest.toUpperCase()} ` })).toMatchObject({
      digest,
    });
  });
});

describe('on DynamoDB and S3', () => {
  let servers: Awaited<ReturnType<typeof startServers>>;
  let ports: Ports;
  beforeAll(async () => {
    servers = await startServers();
    const fixed = makeWorld();
    let serving = received(0, BASE);
    ports = {
      ...fixed.ports,
      receiveFeed: async () => serving,
      table: dynamoTable(servers.dynamoDb, 'test'),
      bucket: s3Bucket(servers.s3, 'test'),
      clock: { now: () => serving.feed.createDate, sleep: async () => {} },
    };
    await ingest(ports, { config: CONFIG });
    serving = received(1, GROWN);
    await ingest(ports, { config: CONFIG });
    await converge(ports, TELLING);
  });
  afterAll(() => servers.stop());

  it('lists what waits, publishes it once approved, and keeps who, when, why and the exact prefixes', async () => {
    const approve = approveHandler(ports, CONFIG, TELLING.baseUrl);
    const { waiting, seq } = (await approve({ action: 'list' })) as WaitingAnswer;
    expect({ seq, waiting: waiting.length, prefixes: waiting[0]?.prefixes.length }).toEqual({
      seq: 1,
      waiting: 1,
      prefixes: 41,
    });
    const digest = waiting[0]?.digest ?? '';
    const answer = (await approve({
      action: 'approve',
      digest: digest.slice(0, 8),
      ...BY,
      ticket: 'NET-7',
    })) as DecisionAnswer;
    expect(answer).toMatchObject({ result: 'released', seq: 2, decision: 'approve', digest });
    await converge(ports, TELLING);
    const stored = await ports.bucket.read('current/ap-northeast-1/streaming/ipv4.txt');
    expect(new TextDecoder().decode(stored?.bytes)).toContain('43.218.32.0/21\n');
    const { Item } = await servers.dynamoDb.send(
      new GetItemCommand({ TableName: 'test', Key: { id: { S: `APPROVAL#${digest}` } } }),
    );
    expect(Item).toMatchObject({
      who: { S: 'yuki' },
      reason: { S: 'seen in the console' },
      ticket: { S: 'NET-7' },
      at: { N: String(received(1, BASE).feed.createDate) },
      decision: { S: 'approve' },
      prefixes: { L: waiting[0]?.prefixes.map((prefix) => ({ S: prefix })) },
    });
    await expect(approve({ action: 'approve', digest, ...BY })).rejects.toMatchObject({
      code: 'decision-unknown',
    });
  });
});
