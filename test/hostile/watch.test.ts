// Hostile events to the watch function: whatever one says, the function looks at the pinned URL, and at nothing else.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { receiveFrom } from '../../functions/adapters/feed.ts';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { BASE, FIRST_TOKEN, received } from '../world/feeds.ts';
import { CONFIG, makeWorld } from '../world/world.ts';
import { MUTANT_AT } from './base.ts';
import { EVENTS, eventOf, LURES, PLAIN_MESSAGE } from './events.ts';
import { mutantOf } from './mutate.ts';
import { runs } from './runs.ts';

const FEED = received(0, BASE);
let server: Server;
let asked: string[];
let pinned: string;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isKnown = request.headers['if-none-match'] === `"${FEED.md5}"`;
    response.writeHead(isKnown ? 304 : 200).end(isKnown ? undefined : FEED.bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  pinned = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ip-ranges.json`;
});
afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** The function in a world of its own, and every URL that it fetched. */
function watching() {
  const world = makeWorld();
  world.setClock(FIRST_TOKEN);
  const fetched = vi.spyOn(globalThis, 'fetch');
  const watch = watchHandler(
    { ...world.ports, receiveFeed: receiveFrom(pinned) },
    CONFIG,
    'https://lists.example',
    true,
  );
  return {
    watch: async (event: unknown) => (await watch(event as WatchEvent)).result,
    urls: () => fetched.mock.calls.map(([url]) => url),
  };
}

/** What a look at the feed can end with: a message's MD5 or token may contradict it, and nothing worse. */
const ENDS = ['released', 'unchanged', 'stale', 'rejected'];

test('a mutant of an event or of its message never throws, and never leads anywhere else', async () => {
  const { watch, urls } = watching();
  await watch({});
  const texts = EVENTS.map((event) => new TextEncoder().encode(JSON.stringify(event)));
  const messages = mutantOf(new TextEncoder().encode(PLAIN_MESSAGE), MUTANT_AT);
  const events = fc.oneof(
    ...texts.map((text) => mutantOf(text, MUTANT_AT).map(({ bytes }) => eventIn(bytes()))),
    messages.map(({ bytes }) => eventOf(new TextDecoder().decode(bytes()))),
    fc.jsonValue().map((value) => eventOf(value)),
    fc.jsonValue(),
  );
  const property = fc.asyncProperty(events, async (event) => {
    const before = asked.length;
    expect(ENDS).toContain(await watch(event));
    expect(asked.length).toBeGreaterThan(before);
  });
  await fc.assert(property, runs(100));
  expect([...new Set(asked)]).toEqual(['GET /ip-ranges.json']);
  expect([...new Set(urls())]).toEqual([pinned]);
});

/** A mutant that is no JSON never reaches a function: it arrives as a text then. */
function eventIn(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return eventOf(text);
  }
}

test.each(LURES)('no field of an event leads to %s', async (lure) => {
  const { watch, urls } = watching();
  const message = PLAIN_MESSAGE.replace('https://ip-ranges.amazonaws.com/ip-ranges.json', lure);
  const fields = { Subject: lure, SigningCertUrl: lure, UnsubscribeUrl: lure, SubscribeURL: lure };
  for (const type of ['Notification', 'SubscriptionConfirmation']) {
    for (const topic of [undefined, lure, 'arn:aws:sns:us-east-1:111122223333:AmazonIpSpaceChanged']) {
      const others = topic === undefined ? fields : { ...fields, TopicArn: topic };
      expect(ENDS).toContain(await watch(eventOf(message, { ...others, Type: type })));
    }
  }
  expect([...new Set(urls())]).toEqual([pinned]);
});

test.each<[what: string, event: unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'hello'],
  ['no records', {}],
  ['records that are none', { Records: 'x' }],
  ['no record', { Records: [] }],
  ['records without a message', { Records: [null, 1, {}, { Sns: null }, { Sns: [] }] }],
  ['a message that is no text', eventOf({ length: 1 })],
  ['no message', eventOf(undefined)],
  ['records of another source', { Records: [{ eventSource: 'aws:s3', s3: { object: { key: '../../x' } } }] }],
  ['ten thousand records', { Records: Array.from({ length: 10_000 }, () => ({ Sns: {} })) }],
])('an event with %s is a poll', async (_, event) => {
  const { watch } = watching();
  expect(await watch(event)).toBe('released');
  expect(asked).toEqual(['GET /ip-ranges.json']);
});
