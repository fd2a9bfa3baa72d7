// Functions, what starts them, and what becomes of what they fail at.
import { describe, expect, it } from 'vitest';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';
import { at, ofType, property, resource } from './package-stack.ts';

describe('functions', () => {
  it('run on a current Node.js on arm64, each with a role and a log group of its own', () => {
    for (const name of ['Watch', 'Publish', 'Slack', 'Approve']) {
      const given = resource(`${name}LambdaFunction`).Properties;
      expect(given['Runtime']).toBe('nodejs24.x');
      expect(given['Architectures']).toEqual(['arm64']);
      expect(given['Role']).toEqual({ 'Fn::GetAtt': [`${name}Role`, 'Arn'] });
      expect(given['Timeout'], 'a sender has an alert for itself for 300 seconds').toBeLessThan(300);
      const logs = resource(`${name}Logs`).Properties;
      expect(logs['LogGroupName']).toBe(`/aws/lambda/${given['FunctionName']}`);
      expect(logs['RetentionInDays']).toEqual({ Ref: 'LogRetentionDays' });
    }
    expect(ofType('AWS::Lambda::Function')).toHaveLength(4);
    expect(ofType('AWS::Lambda::Url')).toEqual([]);
  });

  it('keep every log group for a limited time', () => {
    for (const [id, { Properties }] of ofType('AWS::Logs::LogGroup')) {
      expect(Properties, id).toHaveProperty('RetentionInDays');
    }
  });

  it('reserve no concurrency unless told', () => {
    for (const id of ['WatchLambdaFunction', 'PublishLambdaFunction']) {
      expect(property(id, 'ReservedConcurrentExecutions')).toEqual({
        'Fn::If': ['HasReservedConcurrency', { Ref: 'ReservedConcurrency' }, { Ref: 'AWS::NoValue' }],
      });
    }
  });

  it('are told by their environment all that they demand', () => {
    for (const name of ['Watch', 'Publish', 'Approve', 'Slack']) {
      const variables = property(`${name}LambdaFunction`, 'Environment', 'Variables');
      for (const needed of [
        'TABLE_NAME',
        'BUCKET_NAME',
        'ALERTS_TOPIC_ARN',
        'CHAT_TOPIC_ARN',
        'BASE_URL',
        'METRICS_STACK',
      ]) {
        expect(variables, name).toHaveProperty(needed);
      }
      // The pinned URL is the code's own.
      expect(variables).not.toHaveProperty('FEED_URL');
      // Who does not sign is not told by which key.
      expect(Object.keys(Object(variables)).includes('SIGNING_KEY_ARN'), name).toBe(name === 'Publish');
    }
  });
});

describe('triggers', () => {
  it("are AWS's topic in us-east-1, whose permission names exactly it", () => {
    const subscription = resource('FeedSubscription').Properties;
    expect(subscription).toMatchObject({ TopicArn: FEED_TOPIC_ARN, Region: 'us-east-1', Protocol: 'lambda' });
    expect(resource('FeedInvokesWatch').Properties).toMatchObject({
      Principal: 'sns.amazonaws.com',
      SourceArn: FEED_TOPIC_ARN,
    });
  });

  it('name their source in every permission, and no account', () => {
    const permissions = ofType('AWS::Lambda::Permission');
    expect(permissions).toHaveLength(4);
    for (const [id, { Properties }] of permissions) {
      expect(Properties, id).toHaveProperty('SourceArn');
      expect(Properties, id).not.toHaveProperty('SourceAccount');
      expect(Properties['Action'], id).toBe('lambda:InvokeFunction');
    }
  });

  it('are schedules of 15 and 5 minutes, with bounded retries and a queue for what fails', () => {
    for (const [id, rate] of [
      ['WatchSchedule', 'rate(15 minutes)'],
      ['PublishSchedule', 'rate(5 minutes)'],
    ] as const) {
      expect(property(id, 'ScheduleExpression')).toBe(rate);
      expect(property(id, 'Targets')).toHaveLength(1);
      expect(property(id, 'Targets', 0, 'DeadLetterConfig')).toEqual({
        Arn: { 'Fn::GetAtt': ['FailedEvents', 'Arn'] },
      });
      expect(property(id, 'Targets', 0, 'RetryPolicy', 'MaximumRetryAttempts')).toBeLessThanOrEqual(2);
    }
  });

  it('start publish after each success of watch', () => {
    expect(property('WatchInvocations', 'DestinationConfig', 'OnSuccess')).toEqual({
      Destination: { 'Fn::GetAtt': ['PublishLambdaFunction', 'Arn'] },
    });
  });

  it.each(['Watch', 'Publish', 'Slack'])('of %s end in the queue after bounded retries', (name) => {
    const given = resource(`${name}Invocations`).Properties;
    expect(at(given, 'DestinationConfig', 'OnFailure')).toEqual({
      Destination: { 'Fn::GetAtt': ['FailedEvents', 'Arn'] },
    });
    expect(given['MaximumRetryAttempts']).toBeLessThanOrEqual(2);
    expect(given['MaximumEventAgeInSeconds']).toBeLessThanOrEqual(3600);
  });

  it('of alerts reach Slack, or the queue', () => {
    expect(property('SlackSubscription', 'RedrivePolicy')).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': ['FailedEvents', 'Arn'] },
    });
    expect(property('AlertsInvokeSlack', 'SourceArn')).toEqual({ Ref: 'AlertsTopic' });
  });
});
