// The roles of infra/roles.yml against what the functions really ask of DynamoDB, S3 and SNS: nothing that they need is missing, and
// nothing that they may do on the table and in the bucket is never needed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePublications } from '../../local/sample/sample-feed.ts';
import { type Statement, statementsOfRoles } from '../infra/statements.ts';
import { SCHEDULED } from './events.ts';
import { type Needed, startRecorder } from './recorder.ts';
import { type FunctionName, startStack } from './stack-on-loopback.ts';

const ROLES = { watch: 'WatchRole', publish: 'PublishRole', approve: 'ApproveRole' } as const;
type Recorded = keyof typeof ROLES;

const needed: Record<Recorded, Needed[]> = { watch: [], publish: [], approve: [] };
const closers: (() => Promise<unknown>)[] = [];

/** Two releases, a rollback, a test and its end, an object that is no longer configured: what functions do in their lives. */
async function live(): Promise<void> {
  const stack = await startStack();
  closers.push(stack.stop);
  const run = async (name: Recorded, event: unknown) => {
    const note = (each: Needed) => void needed[name].push(each);
    const recorders = await Promise.all(
      [stack.urls.dynamoDb, stack.urls.s3, stack.urls.sns].map((url) => startRecorder(url, note)),
    );
    const [dynamoDb, s3, sns] = recorders.map(({ url }) => url);
    const lambda = stack.start(name satisfies FunctionName, {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb ?? '',
      AWS_ENDPOINT_URL_S3: s3 ?? '',
      AWS_ENDPOINT_URL_SNS: sns ?? '',
    });
    const outcome = await lambda.invoke(event);
    await Promise.all(recorders.map(({ close }) => close()));
    expect(outcome.error, name).toBeUndefined();
  };
  // Before there is a release, publish notes since when somebody has looked.
  await run('publish', SCHEDULED);
  for (const { bytes } of samplePublications().slice(0, 2)) {
    stack.serve(bytes);
    await run('watch', SCHEDULED);
    await fetch(`${stack.baseUrl}/current/ap-northeast-1/gone/ipv4.txt`, { method: 'PUT', body: 'gone' });
    await run('publish', SCHEDULED);
  }
  const by = { who: 'a test', reason: 'a test' };
  await run('approve', { action: 'rollback', seq: 1, ...by });
  await run('publish', SCHEDULED);
  await run('approve', { action: 'unpin', ...by });
  await run('approve', { action: 'test', who: by.who });
  // A feed that is refused has watch send an alert of its own.
  stack.serve(Buffer.from('{'));
  await run('watch', SCHEDULED);
  stack.serve(samplePublications()[1]?.bytes ?? Buffer.alloc(0));
  await run('watch', SCHEDULED);
  await run('publish', SCHEDULED);
}

beforeAll(live, 120_000);
afterAll(() => Promise.all(closers.map((close) => close())));

const fits = (pattern: string, text: string) =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : pattern === text;

function allows({ actions, resources, condition }: Statement, { action, resource, item }: Needed): boolean {
  const items = condition.startsWith('items ') ? condition.slice(6).split(', ') : undefined;
  return (
    actions.includes(action) &&
    resources.some((pattern) => fits(pattern, resource)) &&
    (items === undefined || items.some((pattern) => fits(pattern, item ?? '')))
  );
}

describe.each(Object.entries(ROLES) as [Recorded, string][])('%s', (name, role) => {
  const statements = () => statementsOfRoles().filter(({ holder }) => holder === role);

  it('may do everything that it does', () => {
    expect(needed[name].length).toBeGreaterThan(5);
    const refused = needed[name].filter((each) => !statements().some((statement) => allows(statement, each)));
    expect(refused).toEqual([]);
  });

  it('does everything that it may do on the table and in the bucket', () => {
    const idle = statements()
      .filter(({ resources }) => resources.some((each) => /^\{(?:Bucket|Table)\}/.test(each)))
      .filter((statement) => !needed[name].some((each) => allows(statement, each)))
      .map(({ sid }) => sid);
    // watch and approve list nothing: that permission turns a 403 for a missing object into a 404.
    expect(idle).toEqual(name === 'publish' ? [] : ['LearnThatAnObjectIsMissing']);
  });
});
