// Promise 14 for Slack: whoever knows the webhook's URL can post, so it stands in no log, error or alert, whatever fails.
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readSlackEnvironment } from '../../functions/environment.ts';
import { alertOf } from '../../shared/alerts/alert.ts';
import { noticeMessage } from '../../shared/alerts/notice-message.ts';
import { TELLING } from '../world/world.ts';
import { type Answer, OK, SECRET, slackWorld, snsEvent, startWebhook } from './slack-world.ts';

const MESSAGE = noticeMessage(
  'notice-7',
  { severity: 'health', told: { topic: 'caught-up', seq: 7 } },
  TELLING,
);
const EVENT = snsEvent({ text: alertOf(MESSAGE, 'en').json }, { text: 'hello', subject: 'foreign' });

/** Everything that was logged, thrown and sent. */
const seen: string[] = [];
beforeEach(() => {
  seen.length = 0;
  vi.stubEnv('RANGEWATCH_LOG', 'on');
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      seen.push(String(text));
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function runWith(world: ReturnType<typeof slackWorld>): Promise<void> {
  const end: unknown = await world.run(EVENT).catch((error: unknown) => error);
  // As Lambda prints it: with stack, causes and fields.
  seen.push(inspect(end, { depth: 10, showHidden: true }), JSON.stringify(world.alerts));
  vi.restoreAllMocks();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.filter((text) => text.includes(SECRET) || text.includes('/services/'))).toEqual([]);
}

it.each<[string, readonly Answer[]]>([
  ['a good run', [OK]],
  ['429', [{ status: 429, headers: { 'Retry-After': '900' } }]],
  ['500', [{ status: 500, text: SECRET }]],
  ['an answer that repeats the URL', [{ status: 404, text: `no ${SECRET}` }]],
  ['an answer that is a part of the URL', [{ status: 404, text: 'services' }]],
  ['invalid_payload', [{ status: 400, text: 'invalid_payload' }]],
  ['no_service', [{ status: 404, text: 'no_service' }]],
  ['an endless answer', [{ status: 403, text: `${SECRET} `.repeat(1_000) }]],
  ['a redirect to itself', [{ status: 302, headers: { Location: `/${SECRET}` } }]],
])('after %s', async (_, answers) => {
  const server = await startWebhook(...answers);
  await runWith(slackWorld(server.url));
  await server.stop();
});

it('after a dead server', async () => {
  const server = await startWebhook(OK);
  await server.stop();
  await runWith(slackWorld(server.url));
});

it('after an error of fetch that has the URL in its message, its cause and its fields', async () => {
  const url = `http://127.0.0.1:1/services/${SECRET}`;
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(
    Object.assign(new TypeError(`Failed to fetch ${url}`, { cause: new Error(`connect ${url}`) }), { url }),
  );
  await runWith(slackWorld(url));
});

it('after an error of fetch whose code is the secret', async () => {
  const url = `http://127.0.0.1:1/services/${SECRET}`;
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(
    new TypeError('fetch failed', { cause: Object.assign(new Error(url), { code: SECRET }) }),
  );
  await runWith(slackWorld(url));
});

it('after a URL that is not of Slack', () => runWith(slackWorld(`https://evil.example/services/${SECRET}`)));

it('after a reading of the URL that fails with it', () =>
  runWith(slackWorld(async () => Promise.reject(new Error(`no ${SECRET}`)))));

it('after a setting that is missing', () => {
  try {
    readSlackEnvironment({ SLACK_WEBHOOK_URL: `http://127.0.0.1/${SECRET}` });
  } catch (error) {
    seen.push(inspect(error));
  }
  vi.restoreAllMocks();
  expect(seen.join()).toContain('ALERTS_TOPIC_ARN');
  expect(seen.join()).not.toContain(SECRET);
});
