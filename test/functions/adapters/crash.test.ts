// An ingest on real servers that dies after each of its writes and is run again ends in the same bucket and table.
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { snsAlerts } from '../../../functions/adapters/alerts.ts';
import { s3Bucket } from '../../../functions/adapters/bucket.ts';
import { dynamoTable } from '../../../functions/adapters/table.ts';
import { defineConfig } from '../../../shared/config.ts';
import { converge } from '../../../shared/converge.ts';
import { ingest } from '../../../shared/ingest.ts';
import { DAY } from '../../../shared/time.ts';
import { Killed, mortalPorts } from '../../world/faults.ts';
import { BASE, entry, received, varied } from '../../world/feeds.ts';
import { makeWorld, TELLING } from '../../world/world.ts';

/** One list in one format: each write of it is a world of real servers. */
const CONFIG = defineConfig({ regions: ['ap-northeast-1'], allowlists: ['client'], formats: ['plain'] });

import { startServers } from './servers.ts';

const FEEDS = [received(0, BASE), received(1, varied(BASE, { plus: [entry('13.34.0.0/16')] }))] as const;

/** Takes the first feed, then dies at a write of the second ingest, then runs on; answers everything that is stored. */
async function run(atWrite: number | undefined) {
  const servers = await startServers();
  const mortal = mortalPorts();
  const fixed = makeWorld();
  let serving = FEEDS[0];
  let later = 0;
  const ports = mortal.around({
    ...fixed.ports,
    receiveFeed: async () => serving,
    table: dynamoTable(servers.dynamoDb, 'test'),
    bucket: s3Bucket(servers.s3, 'test'),
    sendAlert: snsAlerts(servers.sns, servers.topicArn),
    clock: { now: () => serving.feed.createDate + later, sleep: async () => {} },
  });
  const publish = () => converge(ports, TELLING);
  await ingest(ports, { config: CONFIG });
  await publish();
  serving = FEEDS[1];
  mortal.plan(atWrite === undefined ? undefined : { atWrite, when: 'after' });
  const second = ingest(ports, { config: CONFIG });
  if (atWrite === undefined) await second;
  else await expect(second, `write ${atWrite}`).rejects.toBeInstanceOf(Killed);
  const writes = mortal.writes();
  mortal.plan(undefined);
  await ingest(ports, { config: CONFIG });
  await publish();
  // The next day: what is routine is told.
  later = DAY;
  await publish();
  const bucket: Record<string, string> = {};
  for (const { key, etag } of await ports.bucket.list('')) bucket[key] = etag;
  const { Items } = await servers.dynamoDb.send(new ScanCommand({ TableName: 'test' }));
  const table = Items?.sort((a, b) => String(a['id']?.S).localeCompare(String(b['id']?.S)));
  const subjects = (await servers.takeMessages()).map(({ Subject }) => Subject);
  await servers.stop();
  return { writes, stored: { bucket, table, subjects } };
}

describe('an ingest on DynamoDB, S3 and SNS', () => {
  it('that dies after each of its writes, run again, ends as one that did not', async () => {
    const undisturbed = await run(undefined);
    expect(undisturbed.writes).toBeGreaterThanOrEqual(7);
    expect(undisturbed.stored.subjects).toHaveLength(2);
    for (let atWrite = 1; atWrite <= undisturbed.writes; atWrite++) {
      expect((await run(atWrite)).stored, `write ${atWrite}`).toEqual(undisturbed.stored);
    }
  });
});
