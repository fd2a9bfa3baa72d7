// The Slack function on a real webhook of loopback: what it posts, how long it waits, and that nothing is lost.
import { afterEach, describe, expect, it } from 'vitest';
import { readSlackEnvironment } from '../../functions/environment.ts';
import { alertOf } from '../../shared/alerts/alert.ts';
import { noticeMessage } from '../../shared/alerts/notice-message.ts';
import { RangewatchError } from '../../shared/error.ts';
import { problemsOfBody } from '../shared/alerts/block-kit.ts';
import { TELLING } from '../world/world.ts';
import { type Answer, OK, slackWorld, snsEvent, startWebhook } from './slack-world.ts';

const MESSAGE = noticeMessage(
  'notice-7',
  { severity: 'health', told: { topic: 'caught-up', seq: 7 } },
  TELLING,
);
const OURS = { text: alertOf(MESSAGE, 'ja').json };
const FOREIGN = { text: 'Threshold crossed\n<!channel>', subject: 'ALARM: "errors"' };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function webhook(...answers: readonly Answer[]) {
  const started = await startWebhook(...answers);
  stops.push(started.stop);
  return started;
}

const failureOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the Slack function', () => {
  it('posts each message as blocks, in its language, with its subject for notifications', async () => {
    const server = await webhook(OK);
    expect(await slackWorld(server.url).run(snsEvent(OURS, FOREIGN))).toEqual({
      posted: 2,
      ignored: 0,
      refused: 0,
    });
    const [ours, foreign] = server.bodies;
    expect(ours?.text).toBe(alertOf(MESSAGE, 'ja').subject);
    expect(JSON.stringify(ours)).toContain('公開が最新に戻りました');
    expect(foreign?.text).toBe('ALARM: "errors"');
    expect(JSON.stringify(foreign)).toContain('Threshold crossed\\n&lt;!channel&gt;');
    expect(server.bodies.flatMap(problemsOfBody)).toEqual([]);
    expect(server.paths[0]).toMatch(/^POST \/services\//);
  });

  it.each([
    ['no object', 7],
    ['nothing', undefined],
    ['no records', { Records: [] }],
    ['records without a message', { Records: [null, {}, { Sns: 1 }, { Sns: {} }] }],
  ])('takes an event with %s for an empty one', async (_, event) => {
    const server = await webhook(OK);
    expect(await slackWorld(server.url).run(event)).toEqual({ posted: 0, ignored: 0, refused: 0 });
    expect(server.bodies).toEqual([]);
  });

  it('waits as long as Slack says, and posts again', async () => {
    const server = await webhook({ status: 429, headers: { 'Retry-After': '7' } }, { status: 429 }, OK);
    const world = slackWorld(server.url);
    expect(await world.run(snsEvent(OURS))).toMatchObject({ posted: 1 });
    expect(world.waited).toEqual([7, 5]);
    expect(server.bodies).toHaveLength(3);
  });

  it('fails, so that Lambda comes back, where there is no time to wait', async () => {
    const server = await webhook({ status: 429, headers: { 'Retry-After': '50' } });
    const world = slackWorld(server.url);
    const error = await failureOf(world.run(snsEvent(OURS)));
    expect(error).toMatchObject({ code: 'alert-channel', message: expect.stringContaining('50 seconds') });
    expect(world).toMatchObject({ waited: [], alerts: [] });
    expect(server.bodies).toHaveLength(1);
  });

  it('does not wait for ever for a Slack that always wants more', async () => {
    const server = await webhook({ status: 429, headers: { 'Retry-After': '0' } });
    const world = slackWorld(server.url, { secondsLeft: 20 });
    expect(await failureOf(world.run(snsEvent(OURS)))).toBeInstanceOf(RangewatchError);
    expect(world.waited).toEqual([1, 1, 1, 1, 1]);
  });

  it.each([500, 502, 503, 408])(
    'fails on HTTP %i, and the others of the event are sent all the same',
    async (status) => {
      const server = await webhook({ status, text: 'rollup_error' }, OK);
      const world = slackWorld(server.url);
      const error = await failureOf(world.run(snsEvent(OURS, FOREIGN)));
      expect(error).toMatchObject({
        code: 'alert-channel',
        message: expect.stringContaining(`HTTP ${status}`),
      });
      expect(server.bodies).toHaveLength(2);
      expect(world.alerts).toEqual([]);
    },
  );

  it('fails on a dead server, and on one that never answers', async () => {
    const server = await webhook(OK);
    await server.stop();
    stops.splice(0);
    const dead = await failureOf(slackWorld(server.url).run(snsEvent(OURS)));
    expect(dead).toMatchObject({ code: 'alert-channel', message: expect.stringContaining('ECONNREFUSED') });
    const { createServer } = await import('node:net');
    const silent = createServer();
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as { port: number };
    const late = await failureOf(
      slackWorld(`http://127.0.0.1:${port}/x`, { timeoutMs: 100 }).run(snsEvent(OURS)),
    );
    expect(late).toMatchObject({ message: expect.stringContaining('no answer within 0.1 seconds') });
    silent.close();
  });
});

describe('what Slack refuses', () => {
  // https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
  it.each([
    [400, 'invalid_payload'],
    [400, 'invalid_blocks'],
    [403, 'action_prohibited'],
    [403, 'invalid_token'],
    [404, 'channel_not_found'],
    [404, 'no_service'],
    [410, 'channel_is_archived'],
  ])('for good (%i %s) is told on the other channels, once for each language', async (status, text) => {
    const server = await webhook({ status, text }, OK);
    const world = slackWorld(server.url);
    expect(await world.run(snsEvent(OURS, FOREIGN))).toEqual({ posted: 1, ignored: 0, refused: 1 });
    expect(server.bodies).toHaveLength(2);
    expect(world.alerts.map(({ id, lang, severity }) => [id, lang, severity])).toEqual([
      ['slack-failed-notice-7', 'en', 'health'],
      ['slack-failed-notice-7', 'ja', 'health'],
    ]);
    expect(world.alerts[0]?.text).toContain(`HTTP ${status}, ${text}.`);
    expect(world.alerts[0]?.text).toContain(alertOf(MESSAGE, 'ja').subject);
    // SNS hands the alert to Slack as well, which must not answer with another one.
    const again = slackWorld(server.url);
    const copies = world.alerts.map(({ json }) => ({ text: json }));
    expect(await again.run(snsEvent(...copies))).toEqual({ posted: 0, ignored: 2, refused: 0 });
    expect(server.bodies).toHaveLength(2);
  });

  it('of a foreign message is told with its subject', async () => {
    const server = await webhook({ status: 404, text: 'no_service' });
    const world = slackWorld(server.url);
    await world.run(snsEvent(FOREIGN));
    expect(world.alerts[0]).toMatchObject({
      id: 'slack-failed-sns-0',
      text: expect.stringContaining('ALARM: "errors"'),
    });
  });

  it('a redirect is, and it is not followed', async () => {
    const other = await webhook(OK);
    const server = await webhook({ status: 307, headers: { Location: other.url } });
    const world = slackWorld(server.url);
    expect(await world.run(snsEvent(OURS))).toMatchObject({ refused: 1 });
    expect(other.bodies).toEqual([]);
    expect(world.alerts[0]?.text).toContain('HTTP 307.');
  });

  it('is posted to a URL that was changed meanwhile', async () => {
    const [old, changed] = [await webhook({ status: 404, text: 'no_service' }), await webhook(OK)];
    const world = slackWorld(async (how) => (how === 'anew' ? changed.url : old.url));
    expect(await world.run(snsEvent(OURS))).toMatchObject({ posted: 1 });
    expect([old.bodies.length, changed.bodies.length]).toEqual([1, 1]);
  });

  it.each([
    'http://hooks.slack.com/services/x',
    'https://hooks.slack.com.evil.example/x',
    'https://hooks.slack.com@evil.example/x',
    'http://127.0.0.1.evil.example/x',
    'http://127.0.0.1:1@evil.example/x',
    'http://169.254.169.254/latest/',
    'file:///etc/passwd',
    'https://hooks.slack.com/x\ny',
    '',
  ])('a URL that is not of Slack is never asked, and that is told: %s', async (url) => {
    const world = slackWorld(url);
    expect(await world.run(snsEvent(OURS))).toMatchObject({ refused: 1 });
    expect(world.alerts[0]?.text).toContain('URL of the Slack webhook');
    if (url !== '') expect(JSON.stringify(world.alerts)).not.toContain(url);
  });
});

describe('the environment of the Slack function', () => {
  const GIVEN = {
    ALERTS_TOPIC_ARN: 'arn:aws:sns:us-east-1:111122223333:alerts',
    BASE_URL: 'https://lists.example/',
  };
  it('names a parameter; a URL counts only where there is none', () => {
    const url = 'http://127.0.0.1:1/x';
    const both = { ...GIVEN, SLACK_WEBHOOK_URL: url, SLACK_WEBHOOK_PARAMETER: '/slack' };
    expect(readSlackEnvironment(both)).toMatchObject({
      baseUrl: 'https://lists.example',
      webhook: { kind: 'parameter', parameter: '/slack' },
    });
    expect(readSlackEnvironment({ ...both, SLACK_WEBHOOK_PARAMETER: '' }).webhook).toEqual({
      kind: 'url',
      url,
    });
    expect(() => readSlackEnvironment(GIVEN)).toThrow(/SLACK_WEBHOOK_PARAMETER/);
    expect(() => readSlackEnvironment({ ...both, BASE_URL: '' })).toThrow(/BASE_URL/);
  });
});
