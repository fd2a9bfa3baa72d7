// What is told and kept: alarms, their topic, the dashboard, the log of sign-ins.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOptional, STACK_ALARM_NAMES, STACK_ALARMS } from '../../shared/doctor/stack-alarms.ts';
import { at, listAt, ofType, property } from './package-stack.ts';

describe('alerts', () => {
  it('are encrypted under a key that alarms and events may use', () => {
    expect(property('AlertsTopic', 'KmsMasterKeyId')).toEqual({ 'Fn::GetAtt': ['AlertsKey', 'Arn'] });
    expect(property('AlertsKey', 'EnableKeyRotation')).toBe(true);
    const users = listAt(property('AlertsKey', 'KeyPolicy'), 'Statement').map((each) =>
      at(each, 'Principal'),
    );
    expect(users.slice(1)).toEqual([
      { Service: 'cloudwatch.amazonaws.com' },
      { Service: 'events.amazonaws.com' },
    ]);
  });

  it('are also what every alarm sends, and its end', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm');
    expect(alarms.map(([id]) => id).sort()).toEqual([
      'ApprovalAlarm',
      'ApproveErrorsAlarm',
      'ApproveThrottlesAlarm',
      'FailedEventsAlarm',
      'LagAlarm',
      'OutboxAlarm',
      'PublishErrorsAlarm',
      'PublishThrottlesAlarm',
      'SlackErrorsAlarm',
      'SlackThrottlesAlarm',
      'UnverifiedAlarm',
      'WatchErrorsAlarm',
      'WatchThrottlesAlarm',
    ]);
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    for (const [id, { Properties }] of alarms) {
      expect(Properties['AlarmActions'], id).toEqual([{ Ref: 'AlertsTopic' }]);
      expect(Properties['OKActions'], id).toEqual([{ Ref: 'AlertsTopic' }]);
      const section = /See docs\/runbook\.md, ([a-z-]+)\./.exec(String(Properties['AlarmDescription']))?.[1];
      expect(runbook, id).toContain(`\n## ${section}\n`);
    }
    // The doctor looks for these very ones, and asks for those that every stack has.
    const named = alarms.map(([id, { Properties }]): [string, string] => {
      const name = at(Properties['AlarmName'] ?? null, 'Fn::Sub');
      const section = /See docs\/runbook\.md, ([a-z-]+)\./.exec(String(Properties['AlarmDescription']))?.[1];
      expect(name, id).toMatch(/^\$\{AWS::StackName\}-/);
      return [String(name).replace(/^.*\}-/, ''), section ?? ''];
    });
    expect(Object.fromEntries(named)).toEqual(STACK_ALARMS);
    const optional = alarms.flatMap(([, { Condition }], index) =>
      Condition === undefined ? [] : [named[index]?.[0]],
    );
    expect(optional.sort()).toEqual(STACK_ALARM_NAMES.filter(isOptional).sort());
  });

  it('tell of errors and throttles of each function', () => {
    for (const name of ['Watch', 'Publish', 'Slack', 'Approve']) {
      for (const [kind, threshold] of [
        ['Errors', 3],
        ['Throttles', 1],
      ] as const) {
        const alarm = `${name}${kind}Alarm`;
        expect(property(alarm, 'MetricName'), alarm).toBe(kind);
        expect(property(alarm, 'Threshold'), alarm).toBe(threshold);
        expect(property(alarm, 'Dimensions'), alarm).toEqual([
          { Name: 'FunctionName', Value: { Ref: `${name}LambdaFunction` } },
        ]);
      }
    }
  });

  it('tell when no feed was verified for two hours, also where nothing runs', () => {
    const seconds =
      Number(property('UnverifiedAlarm', 'Period')) *
      Number(property('UnverifiedAlarm', 'EvaluationPeriods'));
    expect(seconds).toBe(7_200);
    expect(property('UnverifiedAlarm', 'TreatMissingData')).toBe('breaching');
  });

  it('have a dashboard whose text is JSON', () => {
    const body = JSON.parse(String(property('Dashboard', 'DashboardBody', 'Fn::Sub')));
    expect(body.widgets.length).toBeGreaterThan(4);
  });
});

describe('sign-ins', () => {
  it('go to a log group that EventBridge may write, and nothing else', () => {
    expect(property('SignInRule', 'EventPattern')).toEqual({
      source: ['aws.workspaces'],
      'detail-type': ['WorkSpaces Access'],
    });
    expect(property('SignInLogs', 'LogGroupName', 'Fn::Sub')).toMatch(/^\/aws\/events\//);
    const policy = JSON.parse(String(property('SignInLogsPolicy', 'PolicyDocument', 'Fn::Sub')));
    expect(policy.Statement).toEqual([
      expect.objectContaining({
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: expect.stringMatching(/^\$\{SignInLogs\.Arn\}$/),
      }),
    ]);
  });
});
