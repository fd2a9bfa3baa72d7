// doctor --stack: the alarms of the stack as CloudWatch lists them, each that is not quiet with what to do.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STACK_ALARM_NAMES, STACK_ALARMS } from '../../../shared/doctor/stack-alarms.ts';
import { endCloudWatchStandIns, type ListedAlarm, startCloudWatchStandIn } from './cloudwatch-stand-in.ts';
import { findingOf, problemsOf } from './findings.ts';
import { type Run, rangewatchHere } from './run.ts';

const STACK = 'rangewatch-prod';

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test-secret-of-nobody');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', 'http://127.0.0.1:1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  endCloudWatchStandIns();
});

const alarm = (name: string, more: Partial<ListedAlarm> = {}): ListedAlarm => ({
  AlarmName: `${STACK}-${name}`,
  StateValue: 'OK',
  ActionsEnabled: true,
  ...more,
});
/** All alarms of a stack, some of them otherwise than quiet. */
const stackWith = (changed: Readonly<Record<string, Partial<ListedAlarm>>> = {}) =>
  STACK_ALARM_NAMES.map((name) => alarm(name, changed[name]));

async function doctor(alarms: readonly ListedAlarm[], refuse?: string): Promise<Run> {
  const { url } = await startCloudWatchStandIn(alarms, refuse);
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', url);
  return rangewatchHere(['doctor', '--json', '--stack', STACK]);
}

describe('alarms', () => {
  it('that are all quiet are fine, on however many pages, with Slack and without', async () => {
    const run = await doctor(stackWith());
    expect(problemsOf(run)).toEqual([]);
    expect(findingOf(run, 'alarms')).toMatchObject({ state: 'fine', seen: /of 13$/ });
    const without = await doctor(stackWith().filter(({ AlarmName }) => !AlarmName.includes('-slack-')));
    expect(findingOf(without, 'alarms')).toMatchObject({ state: 'fine', seen: /of 11$/ });
  });

  it('that are raised are named, with their sections of the runbook, each once', async () => {
    const raised = { StateValue: 'ALARM' } as const;
    const run = await doctor(
      stackWith({
        lag: raised,
        'watch-errors': raised,
        'publish-errors': raised,
        outbox: { StateValue: 'INSUFFICIENT_DATA' },
      }),
    );
    expect(run.code).toBe(1);
    expect(findingOf(run, 'alarms')).toEqual({
      id: 'alarms',
      state: 'problem',
      seen: 'raised alarms: lag, watch-errors, publish-errors; alarms without data: outbox',
      todo: expect.stringMatching(
        /: docs\/runbook\.md#lag, docs\/runbook\.md#errors; .*: docs\/runbook\.md#outbox$/,
      ),
    });
  });

  it('without data alone are unknown', async () => {
    const run = await doctor(stackWith({ approval: { StateValue: 'INSUFFICIENT_DATA' } }));
    expect(run.code).toBe(0);
    expect(findingOf(run, 'alarms')).toMatchObject({ state: 'unknown', seen: /: approval$/ });
  });

  it('that are missing, or tell nobody, are a problem', async () => {
    const alarms = stackWith({ 'failed-events': { ActionsEnabled: false } });
    const run = await doctor(alarms.filter(({ AlarmName }) => !AlarmName.endsWith('unverified')));
    expect(problemsOf(run)).toEqual(['alarms']);
    expect(findingOf(run, 'alarms')).toMatchObject({
      seen: 'missing alarms: unverified; alarms that tell nobody: failed-events',
      todo: /deploy .* enable-alarm-actions --alarm-names rangewatch-prod-failed-events`$/,
    });
  });

  it('of another stack, whose name begins the same, do not count', async () => {
    const other = [alarm('2-lag', { StateValue: 'ALARM' }), alarm('more', { StateValue: 'ALARM' })];
    expect(findingOf(await doctor([...stackWith(), ...other]), 'alarms')?.state).toBe('fine');
    expect(findingOf(await doctor(other), 'alarms')).toMatchObject({
      state: 'problem',
      seen: /no alarm of the stack rangewatch-prod/,
      todo: /AWS_REGION/,
    });
  });

  it('that may not be read, or cannot be, are unknown', async () => {
    const run = await doctor([], 'AccessDenied');
    expect(run.code).toBe(0);
    expect(findingOf(run, 'alarms')).toMatchObject({
      state: 'unknown',
      seen: /not for you/,
      todo: /cloudwatch:DescribeAlarms/,
    });
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH', 'http://127.0.0.1:1');
    const silent = await rangewatchHere(['doctor', '--json', '--stack', STACK]);
    expect(findingOf(silent, 'alarms')).toMatchObject({ state: 'unknown', seen: /ECONNREFUSED/ });
    expect(silent.stdout).not.toContain('test-secret-of-nobody');
  });

  it('have a section of the runbook each', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    for (const section of Object.values(STACK_ALARMS)) expect(runbook).toContain(`\n## ${section}\n`);
  });
});
