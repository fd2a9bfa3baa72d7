// The watch function: which events it obeys, and what it never does whatever a message says.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SNSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveFrom } from '../../functions/adapters/feed.ts';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';
import { describeWithRealData, fullFeed } from '../real-data.ts';
import { BASE, entry, FIRST_TOKEN, received } from '../world/feeds.ts';
import { CONFIG, makeWorld, type World } from '../world/world.ts';

/** The event that Lambda makes of a message on a topic. */
function event(Message: string, TopicArn = FEED_TOPIC_ARN): WatchEvent {
  const record = { EventSource: 'aws:sns', Sns: { Message, TopicArn, Subject: 'IP Space Changed' } };
  return { Records: [record] } as unknown as SNSEvent;
}

const SCHEDULE = { 'detail-type': 'Scheduled Event', source: 'aws.events' } as unknown as WatchEvent;

let requests: string[];
let server: Server;
let body: Uint8Array;
let world: World;
beforeEach(async () => {
  requests = [];
  body = received(0, BASE).bytes;
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  world = makeWorld();
  world.setClock(FIRST_TOKEN);
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** The function, fetching from the test's server. */
const watch = (sent: WatchEvent) =>
  watchHandler(
    { ...world.ports, receiveFeed: receiveFrom(`${origin()}/ip-ranges.json`) },
    CONFIG,
    'https://lists.example',
  )(sent);

const message = (fields: object) =>
  JSON.stringify({
    'create-time': '2026-01-01-00-00-00',
    synctoken: String(FIRST_TOKEN),
    md5: received(0, BASE).md5,
    url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
    ...fields,
  });

// Promise 13: only the pinned URL is fetched.
describe('the watch function', () => {
  it('takes the feed on the schedule, and on a notification', async () => {
    expect(await watch(SCHEDULE)).toEqual({ result: 'released' });
    expect(await watch(event(message({})))).toEqual({ result: 'unchanged' });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://example.com/ip-ranges.json',
  ])('never fetches the URL of a message: %s', async (url) => {
    expect(await watch(event(message({ url })))).toEqual({ result: 'released' });
    expect(requests).toEqual(['GET /ip-ranges.json']);
  });

  it('does not fetch a URL of the message that leads to the very server either', async () => {
    await watch(event(message({ url: `${origin()}/elsewhere` })));
    expect(requests).toEqual(['GET /ip-ranges.json']);
  });

  it.each([
    ['no JSON', 'hello'],
    ['an md5 that is none', message({ md5: 'test-hash' })],
    ['nothing', ''],
  ])('looks at the feed as in a poll when a message is %s', async (_, text) => {
    expect(await watch(event(text))).toEqual({ result: 'released' });
  });

  it('takes no message of another topic', async () => {
    const other = 'arn:aws:sns:us-east-1:111122223333:AmazonIpSpaceChanged';
    expect(await watch(event(message({ md5: '0'.repeat(32) }), other))).toEqual({ result: 'released' });
  });

  it('tells once what is news to the catalogue, and not what is known', async () => {
    await watch(SCHEDULE);
    const gateway = { ...entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS') };
    body = received(1, [...BASE, gateway]).bytes;
    world.setClock(FIRST_TOKEN + 3_600);
    await watch(SCHEDULE);
    body = received(2, [...BASE, gateway]).bytes;
    world.setClock(FIRST_TOKEN + 7_200);
    await watch(SCHEDULE);
    await world.converge();
    const told = world.alerts.filter(({ text }) =>
      text.includes('18.180.188.0/22: a gateway of the feed that no document names'),
    );
    expect(told).toHaveLength(1);
    expect(world.alerts.map(({ text }) => text).join()).not.toContain('51.44.204.0/22');
  });

  it('rejects a feed whose MD5 is not the notified one', async () => {
    await watch(SCHEDULE);
    expect(await watch(event(message({ md5: '0'.repeat(32) })))).toMatchObject({
      result: 'rejected',
      reason: expect.stringContaining('[feed-md5]') as string,
    });
  });

  it('obeys the newest of several messages in one event', async () => {
    const old = event(message({ synctoken: String(FIRST_TOKEN - 100), md5: '1'.repeat(32) })) as SNSEvent;
    const now = event(message({})) as SNSEvent;
    expect(await watch({ Records: [...old.Records, ...now.Records, ...old.Records] })).toEqual({
      result: 'released',
    });
  });
});

describeWithRealData("AWS's own notifications", (folder) => {
  it('are taken, each with the very file whose MD5 it gives', async () => {
    const real = JSON.parse(
      readFileSync(join(folder, 'sns-notifications.json'), 'utf8'),
    ) as readonly RealNotification[];
    expect(real).toHaveLength(5);
    for (const { md5_verified_against_snapshot: file, event: sent, message: text = '' } of real) {
      world = makeWorld();
      world.setClock(Number(file.split('.')[0]));
      body = fullFeed(folder, `${file}.br`);
      expect(await watch(sent ?? event(text)), file).toEqual({ result: 'released' });
    }
  });
});

interface RealNotification {
  readonly md5_verified_against_snapshot: string;
  readonly event?: SNSEvent;
  readonly message?: string;
}
