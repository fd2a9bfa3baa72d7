// doctor on AWS: the approve function, the subscriptions to both topics, and what stays unknown. All servers on loopback.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { approveHandler } from '../../../functions/approve.ts';
import { startSns } from '../../../local/servers/sns.ts';
import { serve } from '../../hostile/loopback.ts';
import { BASE, entry } from '../../world/feeds.ts';
import { manyGateways, settle, take } from '../../world/settling.ts';
import { CONFIG, makeWorld, TELLING, type World } from '../../world/world.ts';
import { findingOf, findingsOf, problemsOf } from './findings.ts';
import { type Run, rangewatchHere } from './run.ts';
import { endSnsStandIns, type Listed, startSnsStandIn } from './sns-stand-in.ts';

const ARN = 'arn:aws:sns:ap-northeast-1:111122223333:rangewatch-alerts';
const FEED_ARN = 'arn:aws:sns:us-east-1:806199016981:AmazonIpSpaceChanged';
const NAME = 'rangewatch-prod-approve';

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test-secret-of-nobody');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  // Whatever a test has no server for goes nowhere.
  for (const service of ['SNS', 'LAMBDA', 'CLOUDWATCH'])
    vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, 'http://127.0.0.1:1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  endSnsStandIns();
});

const doctor = (...args: readonly string[]): Promise<Run> => rangewatchHere(['doctor', '--json', ...args]);
const email = (more: Partial<Listed> = {}): Listed => ({
  arn: `${ARN}:1`,
  topic: ARN,
  protocol: 'email',
  endpoint: 'net@example.com',
  ...more,
});
async function sns(listed: readonly Listed[], refuse?: string) {
  const standIn = await startSnsStandIn(listed, refuse);
  vi.stubEnv('AWS_ENDPOINT_URL_SNS', standIn.url);
  return standIn;
}

describe('subscriptions to the alerts', () => {
  it('are fine as a real SNS lists them, and a problem where there is none', async () => {
    const server = await startSns();
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', server.url);
    try {
      const run = await doctor('--alerts-topic', server.topicArn);
      expect(problemsOf(run)).toEqual([]);
      expect(findingOf(run, 'alerts-topic')?.seen).toMatch(/: 1$/);
      const other = await doctor('--alerts-topic', server.topicArn.replace('alerts', 'other'));
      expect(problemsOf(other)).toEqual(['alerts-topic']);
      expect(findingOf(other, 'alerts-topic')?.todo).toContain('aws sns subscribe --topic-arn arn:');
    } finally {
      await server.close();
    }
  });

  it('that are pending are a problem, on whatever page, with the address and never a URL', async () => {
    const pending = { arn: 'PendingConfirmation' };
    await sns([
      email(),
      email({ ...pending, endpoint: 'late@example.com' }),
      email({ ...pending, protocol: 'https', endpoint: 'https://pager.example/s3cret' }),
    ]);
    const run = await doctor('--alerts-topic', ARN);
    expect(problemsOf(run)).toEqual(['alerts-topic']);
    const finding = findingOf(run, 'alerts-topic');
    expect(finding?.seen).toMatch(/: late@example\.com, https$/);
    expect(finding?.todo).toContain('open the link in the mail from AWS');
    expect(run.stdout).not.toContain('s3cret');
  });

  it('of a topic that does not exist are a problem; of one that may not be read, unknown', async () => {
    await sns([], 'NotFound');
    expect(findingOf(await doctor('--alerts-topic', ARN), 'alerts-topic')).toMatchObject({
      state: 'problem',
      seen: /no such topic/,
    });
    await sns([], 'AuthorizationError');
    const run = await doctor('--alerts-topic', ARN);
    expect(run.code).toBe(0);
    expect(findingOf(run, 'alerts-topic')).toMatchObject({
      state: 'unknown',
      seen: /not for you/,
      todo: /sns:List/,
    });
  });

  it('that cannot be reached are unknown', async () => {
    const run = await doctor('--alerts-topic', ARN);
    expect(findingOf(run, 'alerts-topic')).toMatchObject({ state: 'unknown', seen: /ECONNREFUSED/ });
    expect(run.stdout).not.toContain('test-secret-of-nobody');
  });
});

describe("the subscription to the feed's topic", () => {
  const lambda = { topic: FEED_ARN, arn: `${FEED_ARN}:1`, protocol: 'lambda', endpoint: 'arn:aws:lambda:x' };

  it('is found on the last page', async () => {
    const { asked } = await sns([email(), email(), lambda]);
    const run = await doctor('--feed-topic');
    expect(findingOf(run, 'feed-topic')?.state).toBe('fine');
    expect(asked).toEqual(Array(3).fill('ListSubscriptions'));
  });

  it.each([
    ['none', []],
    ['one to another topic', [email()]],
    ['one that is pending', [{ ...lambda, arn: 'PendingConfirmation' }]],
  ])('is a problem where there is %s', async (_, listed) => {
    await sns(listed);
    const run = await doctor('--feed-topic-region', 'us-west-2');
    expect(problemsOf(run)).toEqual(['feed-topic']);
    expect(findingOf(run, 'feed-topic')?.seen).toContain('us-west-2');
  });

  it('is unknown where it is not asked for, as alarms are', async () => {
    const run = await doctor('--stack', 'rangewatch-prod');
    expect(findingsOf(run).map(({ id, state }) => [id, state])).toEqual([
      ['feed-topic', 'unknown'],
      ['alarms', 'unknown'],
    ]);
    await sns([lambda]);
    expect(findingOf(await doctor('--feed-topic'), 'alarms')?.todo).toContain('--stack');
  });
});

describe('the approve function', () => {
  /** Serves Lambda's Invoke for a world. */
  async function lambda(world: World, failure?: string) {
    const url = await serve(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      if (!request.url?.includes(`/${NAME}/`)) {
        response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' });
        response.end('{"Message":"Function not found"}');
      } else if (failure !== undefined) {
        response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
        response.end(JSON.stringify({ errorType: 'Error', errorMessage: failure }));
      } else {
        const answer = await approveHandler(world.ports, CONFIG, TELLING.baseUrl)(JSON.parse(text));
        response.end(JSON.stringify(answer));
      }
    });
    vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', url.replace(/\/$/, ''));
  }

  it('answers, with nothing that waits; then with what waits, and a pin', async () => {
    const world = makeWorld();
    await take(world, 0, BASE);
    await lambda(world);
    const quiet = await doctor('--function', NAME);
    expect(problemsOf(quiet)).toEqual([]);
    expect(findingOf(quiet, 'function')?.state).toBe('fine');
    const more = [...BASE, entry('18.180.182.0/24', 'WORKSPACES_GATEWAYS')];
    await take(world, 1, more);
    await take(world, 2, [...more, ...manyGateways(41)]);
    await settle(world, { kind: 'rollback', seq: 1, until: null });
    const run = await doctor('--function', NAME);
    expect(problemsOf(run)).toEqual(['approvals', 'pin']);
    expect(findingOf(run, 'approvals')?.todo).toContain(`--function ${NAME} --reason`);
    expect(findingOf(run, 'pin')?.todo).toContain(`unpin --function ${NAME}`);
  });

  it('that fails, or is not there, is a problem; one that cannot be reached is unknown', async () => {
    await lambda(makeWorld(), 'no TABLE_NAME');
    const failing = await doctor('--function', NAME);
    expect(problemsOf(failing)).toEqual(['function']);
    expect(findingOf(failing, 'function')?.seen).toContain('no TABLE_NAME');
    expect(problemsOf(await doctor('--function', 'other'))).toEqual(['function']);
    vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', 'http://127.0.0.1:1');
    expect(findingOf(await doctor('--function', NAME), 'function')?.state).toBe('unknown');
  });
});
