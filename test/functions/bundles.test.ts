// Lambda functions as Lambda runs them: the bundles that are packaged, each loaded afresh in a process of its own, with events as AWS's
// services write them, on local servers.
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { samplePublications } from '../../local/sample/sample-feed.ts';
import { notification, onSuccess, SCHEDULED, snsEvent } from './events.ts';
import { startStack } from './stack-on-loopback.ts';

let stack: Awaited<ReturnType<typeof startStack>> | undefined;
afterEach(async () => {
  await stack?.stop();
  stack = undefined;
});

/** The values of the one line of metrics that a run wrote. */
function metricsOf(lines: readonly string[]): Record<string, unknown> {
  const written = lines.map((line) => JSON.parse(line)).filter((line) => '_aws' in line);
  expect(written).toHaveLength(1);
  const { _aws, source, ...values } = written[0];
  const names = _aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name);
  expect(Object.keys(values)).toEqual(['Stack', ...names]);
  return values;
}

const sample = (index: number): Uint8Array => {
  const publication = samplePublications()[index];
  if (publication === undefined) throw new Error(`the sample has no publication ${index}`);
  return publication.bytes;
};

/** AWS's notification of a feed. */
function notificationOf(bytes: Uint8Array) {
  const { syncToken, createDate } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const md5 = createHash('md5').update(bytes).digest('hex');
  const url = 'https://ip-ranges.amazonaws.com/ip-ranges.json';
  return notification({ 'create-time': createDate, synctoken: syncToken, md5, url });
}

const LIST = 'current/ap-northeast-1/streaming/ipv4.txt';

describe('bundles', () => {
  it('take a notification, a schedule and a destination, and lists appear under their URLs', async () => {
    stack = await startStack();
    stack.serve(sample(0));
    const [watch, publish] = [stack.start('watch'), stack.start('publish')];
    const first = notificationOf(sample(0));
    const { answer } = await watch.invoke(first);
    expect(answer).toEqual({ result: 'released' });
    expect((await fetch(`${stack.baseUrl}/${LIST}`)).status).toBe(404);
    expect(await publish.invoke(onSuccess(first, answer))).toMatchObject({
      answer: { shownSeq: 1, alertsSent: 1 },
    });
    expect(await (await fetch(`${stack.baseUrl}/${LIST}`)).text()).toMatch(
      /^(?:\d+\.\d+\.\d+\.\d+\/\d+\n)+$/,
    );
    expect(await stack.takeMessages()).toHaveLength(1);
    // The same processes again: what they keep between invocations is no hindrance.
    expect(await watch.invoke(SCHEDULED)).toEqual({ id: 1, answer: { result: 'unchanged' } });
    expect(await publish.invoke(SCHEDULED)).toMatchObject({
      answer: { shownSeq: 1, filesWritten: 0, alertsSent: 0 },
    });
  });

  it('write one line of metrics a run', async () => {
    stack = await startStack();
    const publishBefore = stack.start('publish');
    await publishBefore.invoke(SCHEDULED);
    expect(metricsOf(publishBefore.lines())).toEqual({ Stack: 'rangewatch-test', Release: 0 });
    stack.serve(sample(0));
    const watch = stack.start('watch');
    await watch.invoke(SCHEDULED);
    expect(metricsOf(watch.lines())).toEqual({ Stack: 'rangewatch-test', Verified: 1 });
    const publish = stack.start('publish');
    await publish.invoke(SCHEDULED);
    expect(metricsOf(publish.lines())).toEqual({
      Stack: 'rangewatch-test',
      Release: 1,
      SecondsSinceVerified: expect.any(Number),
      LagSeconds: 0,
      OutboxWaiting: 0,
      WaitingApprovals: 0,
    });
  });

  it('count a feed that cannot be used as not verified, and end without error', async () => {
    stack = await startStack();
    stack.serve(Buffer.from('{"syncToken":'));
    const watch = stack.start('watch');
    expect(await watch.invoke(SCHEDULED)).toMatchObject({ answer: { result: 'rejected' } });
    expect(metricsOf(watch.lines())).toEqual({ Stack: 'rangewatch-test', Verified: 0 });
  });

  it.each([
    ['watch', 3],
    ['publish', 2],
  ] as const)(
    '%s, whose time ran out in the middle of its writes, leaves what the next run finishes',
    async (name, writes) => {
      let left = Number.POSITIVE_INFINITY;
      let onLast: () => void = () => undefined;
      stack = await startStack({
        writes: () => {
          if (--left === 0) onLast();
        },
      });
      stack.serve(sample(0));
      if (name === 'publish') await stack.start('watch').invoke(SCHEDULED);
      const dying = stack.start(name);
      left = writes;
      onLast = () => void dying.kill();
      expect(await dying.invoke(SCHEDULED, 1_000)).toMatchObject({ error: { name: 'Killed' } });
      if (name === 'watch')
        expect(await stack.start('watch').invoke(SCHEDULED)).toMatchObject({
          answer: { result: 'released' },
        });
      expect(await stack.start('publish').invoke(SCHEDULED)).toMatchObject({ answer: { shownSeq: 1 } });
      const latest = await (await fetch(`${stack.baseUrl}/latest.json`)).json();
      for (const file of Object.values<{ url: string; sha256: string }>(latest.files)) {
        const bytes = new Uint8Array(await (await fetch(`${stack.baseUrl}/${file.url}`)).arrayBuffer());
        expect(createHash('sha256').update(bytes).digest('hex'), file.url).toBe(file.sha256);
      }
    },
  );

  it('of Slack post an alert, and give it back to be tried again where the time that is left is too short', async () => {
    stack = await startStack();
    stack.serve(sample(0));
    await stack.start('watch').invoke(SCHEDULED);
    await stack.start('publish').invoke(SCHEDULED);
    const [alert] = await stack.takeMessages();
    const event = snsEvent(
      'arn:aws:sns:us-east-1:123456789012:alerts',
      alert?.Message ?? '',
      alert?.Subject ?? '',
    );
    const slack = stack.start('slack');
    stack.answerOfSlack({ status: 429, headers: { 'Retry-After': '20' } });
    const begun = Date.now();
    expect(await slack.invoke(event, 5_000)).toMatchObject({ error: { name: 'RangewatchError' } });
    expect(Date.now() - begun).toBeLessThan(5_000);
    stack.answerOfSlack({ status: 200 });
    expect(await slack.invoke(event, 60_000)).toMatchObject({ answer: { posted: 1, refused: 0 } });
    expect(stack.exchanges.filter(({ path }) => path === '/slack').at(-1)?.body).toContain(
      'rangewatch baseline',
    );
    expect(slack.lines().join()).not.toContain('/slack');
  });

  it('of approve list what waits, and refuse an event of another shape', async () => {
    stack = await startStack();
    stack.serve(sample(0));
    await stack.start('watch').invoke(SCHEDULED);
    const approve = stack.start('approve');
    expect(await approve.invoke({ action: 'list' })).toMatchObject({ answer: { seq: 1, waiting: [] } });
    expect(await approve.invoke({ action: 'anything' })).toMatchObject({
      error: { name: 'RangewatchError' },
    });
  });

  it('fail at once, and say so, where a setting is missing', async () => {
    stack = await startStack();
    const watch = stack.start('watch', { TABLE_NAME: '' });
    expect(await watch.invoke(SCHEDULED)).toMatchObject({
      error: { message: expect.stringContaining('TABLE_NAME') },
    });
  });
  it('without credentials in its environment look for them nowhere else, and say so', async () => {
    stack = await startStack();
    const watch = stack.start('watch', { AWS_ACCESS_KEY_ID: '' });
    expect(await watch.invoke(SCHEDULED)).toMatchObject({
      error: { message: expect.stringContaining('a function has its credentials in its environment') },
    });
  });
});
