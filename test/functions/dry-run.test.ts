// The whole stack on loopback, from the packages that are deployed: AWS's notification is published to a topic, delivered from it, and
// the lists appear under their URLs.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { samplePublications } from '../../local/sample/sample-feed.ts';
import { packagedStack, property } from '../infra/package-stack.ts';
import { unzip } from '../infra/zip.ts';
import { describeWithRealData, fullFeed } from '../real-data.ts';
import { onSuccess, snsEvent } from './events.ts';
import { startFeedTopic } from './feed-topic.ts';
import { startStack } from './stack-on-loopback.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The bundles as they are in the packages, which osls makes in an empty network where there is one. */
function unpackPackages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['watch', 'publish', 'slack', 'approve']) {
    for (const file of unzip(packagedStack().archive(name)))
      writeFileSync(join(folder, basename(file.name)), file.bytes);
  }
}

/** Publishes a message and plays what follows from it; the event that watch was given. */
async function rehearse(feed: Uint8Array, message: string) {
  const stack = await startStack({ bundles: unpackPackages });
  closers.push(stack.stop);
  const topic = await startFeedTopic(stack.urls.sns);
  closers.push(topic.stop);
  stack.serve(feed);
  await topic.publish(message);
  const events = await topic.takeEvents();
  expect(events).toHaveLength(1);
  const watch = stack.start('watch');
  const watched = await watch.invoke(events[0]);
  expect(watched).toMatchObject({ answer: { result: 'released' } });
  const { syncToken } = JSON.parse(Buffer.from(feed).toString('utf8'));
  // The message was understood as AWS's own, and is no mere reason to look.
  expect(watch.lines().map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ source: 'watch', notified: Number(syncToken) }),
  );
  expect((await fetch(`${stack.baseUrl}/version.json`)).status).toBe(404);
  const published = await stack.start('publish').invoke(onSuccess(events[0], watched.answer));
  expect(published).toMatchObject({ answer: { shownSeq: 1, alertsSent: 1 } });
  const version = await (await fetch(`${stack.baseUrl}/version.json`)).json();
  expect(version).toMatchObject({ seq: 1, syncToken });
  return { stack, event: events[0] };
}

/** Reads every list that latest.json names. */
async function readLists(baseUrl: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await (await fetch(`${baseUrl}/latest.json`)).json();
  const lists = new Map<string, string>();
  for (const [key, { url, sha256 }] of Object.entries<{ url: string; sha256: string }>(files)) {
    const answer = await fetch(`${baseUrl}/${key}`);
    expect(answer.status, key).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex'), key).toBe(sha256);
    expect((await fetch(`${baseUrl}/${url}`)).status, url).toBe(200);
    lists.set(key, Buffer.from(bytes).toString('utf8'));
  }
  return lists;
}

it('a notification through the topic makes lists under their URLs', async () => {
  const { bytes } = samplePublications()[0] ?? {};
  if (bytes === undefined) throw new Error('the sample has no publication');
  const { syncToken, createDate } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const md5 = createHash('md5').update(bytes).digest('hex');
  const url = 'https://ip-ranges.amazonaws.com/ip-ranges.json';
  const message = { 'create-time': createDate, synctoken: syncToken, md5, url };
  const { stack } = await rehearse(bytes, JSON.stringify(message));
  // The functions were told what the template tells them; the rest is Lambda's own, or leads them to loopback.
  const told = Object.keys(property('WatchLambdaFunction', 'Environment', 'Variables') as object);
  const here = Object.keys(stack.environment).filter((name) => !/^AWS_|^FEED_URL$|^SLACK_/.test(name));
  expect(here.sort()).toEqual(told.filter((name) => !name.startsWith('AWS_')).sort());
  const lists = await readLists(stack.baseUrl);
  expect(lists.get('current/ap-northeast-1/streaming/ipv4.txt')).toMatch(/^(?:\d+\.\d+\.\d+\.\d+\/\d+\n)+$/);
}, 120_000);

describeWithRealData("AWS's own notification of 2017-11-30", (folder) => {
  it('goes through the topic, watch, publish and slack, and its lists are those of that day', async () => {
    const recorded = JSON.parse(readFileSync(join(folder, 'sns-notifications.json'), 'utf8'))[0].event;
    const feed = fullFeed(folder, '1512067332.json.br');
    const { stack, event } = await rehearse(feed, recorded.Records[0].Sns.Message);
    expect(shapeOf(event)).toEqual(shapeOf(recorded));
    const lists = await readLists(stack.baseUrl);
    expect(lists.size).toBeGreaterThan(4);
    const { prefixes } = JSON.parse(Buffer.from(feed).toString('utf8'));
    const gateways = prefixes
      .filter(({ service, region }: { service: string; region: string }) => {
        return service === 'WORKSPACES_GATEWAYS' && region === 'ap-northeast-1';
      })
      .map((row: { ip_prefix: string }) => row.ip_prefix);
    const listed = lists.get('current/ap-northeast-1/streaming/ipv4.txt')?.trimEnd().split('\n') ?? [];
    expect(listed).toEqual(expect.arrayContaining(gateways));
    // Only the pinned URL was fetched, not the one in the message.
    expect(new Set(stack.exchanges.map(({ path }) => path))).toEqual(new Set(['/feed']));
    const [alert] = await stack.takeMessages();
    const posted = await stack
      .start('slack')
      .invoke(snsEvent(stack.environment.ALERTS_TOPIC_ARN, alert?.Message ?? '', alert?.Subject ?? ''));
    expect(posted).toMatchObject({ answer: { posted: 1 } });
    expect(stack.exchanges.some(({ path }) => path === '/slack')).toBe(true);
  }, 120_000);
});

/** Keys, and what kind of value each has. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]): [string, unknown] => [key, shapeOf(each)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
