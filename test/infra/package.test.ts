// The package: what is in it, and the template as AWS's own schemas judge it; made without a network or credentials.
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { SchemaValidator, TemplateFile } from '@aws/cloudformation-validate';
import { describe, expect, it } from 'vitest';
import { packagedStack } from './package-stack.ts';
import { unzip } from './zip.ts';

/** At most so much may each function be, zipped: what is loaded at a cold start. */
const ZIP_BYTES = 400 * 1024;

describe('the package', () => {
  it.each(['watch', 'publish', 'slack', 'approve'])('of %s is one bundle within its budget', (name) => {
    const archive = packagedStack().archive(name);
    const files = unzip(archive);
    expect(files.map((file) => file.name)).toEqual([`dist/functions/${name}.cjs`]);
    expect(files[0]?.bytes.equals(packagedStack().bundle(name))).toBe(true);
    expect(archive.length).toBeLessThanOrEqual(ZIP_BYTES);
  });

  it('declares the parameters at the first deployment too, where osls gives them to a stack of its bucket alone', () => {
    const { service } = JSON.parse(packagedStack().state);
    const { coreCloudFormationTemplate, stackParameters } = service.provider;
    const given = stackParameters.map(({ ParameterKey }: { ParameterKey: string }) => ParameterKey);
    expect(Object.keys(coreCloudFormationTemplate.Parameters)).toEqual(given);
    expect(Object.keys(packagedStack().template.Parameters)).toEqual(given);
  });

  it('has no secret, and no path of the machine that made it', () => {
    const text = readFileSync(packagedStack().templatePath, 'utf8');
    expect(text).not.toMatch(/hooks\.slack\.com|AKIA/);
    for (const path of [process.cwd(), homedir(), tmpdir()]) expect(text).not.toContain(`${path}/`);
  });
});

describe("AWS's schemas", () => {
  it.each(['ap-northeast-1', 'us-east-1', 'eu-west-1'])('find nothing wrong in %s', (region) => {
    const findings = new SchemaValidator()
      .validate(new TemplateFile(packagedStack().templatePath), region)
      .filter(({ severity }) => severity !== 'INFO')
      .map(({ severity, ruleId, message }) => `${severity} ${ruleId} ${message}`);
    expect(findings).toEqual([]);
  });
});

describe('parameters', () => {
  it('leave who may read to the deployer: no default', () => {
    const { ReadableBy } = packagedStack().template.Parameters;
    expect(ReadableBy).not.toHaveProperty('Default');
    const pattern = new RegExp(String(ReadableBy?.['AllowedPattern']));
    for (const good of ['public', '203.0.113.7', '203.0.113.0/24,2001:db8::/32'])
      expect(good).toMatch(pattern);
    for (const bad of ['', 'Public', "1.2.3.4';x", '1.2.3.4,', '1.2.3.4, 5.6.7.8', '$x'])
      expect(bad).not.toMatch(pattern);
  });

  it('have defaults but for that, and an explanation each', () => {
    const { ReadableBy, ...others } = packagedStack().template.Parameters;
    expect(ReadableBy?.['Description']).toBeTruthy();
    for (const [name, parameter] of Object.entries(others)) {
      expect(parameter, name).toHaveProperty('Default');
      expect(parameter, name).toHaveProperty('Description');
    }
    expect(others['ReservedConcurrency']?.['Default']).toBe(0);
  });

  it('are explained in docs/aws.md, each', () => {
    const page = readFileSync('docs/aws.md', 'utf8');
    for (const name of Object.keys(packagedStack().template.Parameters)) {
      expect(page).toContain(`\`${name.slice(0, 1).toLowerCase()}${name.slice(1)}\``);
    }
  });

  it('switch optional parts, which stand in the template behind a condition', () => {
    const optional = Object.entries(packagedStack().template.Resources).filter(
      ([, { Condition }]) => Condition,
    );
    expect(Object.fromEntries(optional.map(([id, { Condition }]) => [id, Condition]))).toEqual({
      AlertsByEmail: 'HasEmail',
      AlertsInvokeSlack: 'HasSlack',
      ChatAlertsTopic: 'HasChat',
      FeedInvokesWatch: 'HasFeedNotifications',
      FeedSubscription: 'HasFeedNotifications',
      RestrictedReading: 'IsRestricted',
      SignInLogs: 'HasSignIns',
      SignInLogsPolicy: 'HasSignIns',
      SignInRule: 'HasSignIns',
      SlackErrorsAlarm: 'HasSlack',
      SlackInvocations: 'HasSlack',
      SlackLambdaFunction: 'HasSlack',
      SlackLogs: 'HasSlack',
      SlackRole: 'HasSlack',
      SlackSubscription: 'HasSlack',
      SlackThrottlesAlarm: 'HasSlack',
    });
  });
});
