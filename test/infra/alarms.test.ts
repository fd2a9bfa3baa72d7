// What is told and kept: alarms, their topic, the dashboard, the log of sign-ins.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
