// Least privilege: each role has exactly the actions that its code needs, and nothing is allowed on everything.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Statement, statementsOfResources, statementsOfRoles } from './statements.ts';

/** Where a resource `*` stands because AWS demands it, and why. */
const DEMANDED: Readonly<Record<string, string>> = {
  'AlertsKey AccountAdministersAndDelegates': 'in the policy of a key, * is this very key',
  'AlertsKey AlarmsAreSent': 'in the policy of a key, * is this very key',
  'AlertsKey EventsAreSent': 'in the policy of a key, * is this very key',
};

/** What each role may do. A change here is a change of privileges: say why in infra/roles.yml. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  WatchRole: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'lambda:InvokeFunction',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    'sns:Publish',
    'sqs:SendMessage',
  ],
  PublishRole: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'kms:Sign',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    's3:DeleteObject',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    'sns:Publish',
    'sqs:SendMessage',
  ],
  ApproveRole: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    'sns:Publish',
  ],
  SlackRole: [
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sns:Publish',
    'sqs:SendMessage',
    'ssm:GetParameter',
  ],
};

const allowing = (statements: readonly Statement[]) => statements.filter(({ effect }) => effect === 'Allow');
const nameOf = ({ holder, sid }: Statement) => `${holder} ${sid}`;

describe('permissions', () => {
  it('allow no action by a wildcard', () => {
    const wide = allowing([...statementsOfRoles(), ...statementsOfResources()]).filter(({ actions }) =>
      actions.some((action) => action.includes('*')),
    );
    expect(wide.map(nameOf)).toEqual([]);
  });

  it('allow nothing on everything, but where AWS demands that it is written so', () => {
    const wide = allowing([...statementsOfRoles(), ...statementsOfResources()]).filter(({ resources }) =>
      resources.includes('*'),
    );
    expect(wide.map(nameOf).sort()).toEqual(Object.keys(DEMANDED).sort());
  });

  it('name what they are on in every statement', () => {
    const all = [...statementsOfRoles(), ...statementsOfResources()];
    expect(all.filter(({ resources, actions }) => resources.length === 0 || actions.length === 0)).toEqual(
      [],
    );
    // The policy of osls's own bucket has no name.
    expect(all.filter(({ sid }) => sid === 'undefined').map(({ holder }) => holder)).toEqual([
      'ServerlessDeploymentBucketPolicy',
    ]);
  });

  it.each(Object.entries(EXPECTED))('of %s are exactly these', (role, expected) => {
    const actions = statementsOfRoles()
      .filter(({ holder }) => holder === role)
      .flatMap((statement) => statement.actions);
    expect([...new Set(actions)].sort()).toEqual(expected);
  });

  it('belong to the four functions, and no others', () => {
    expect([...new Set(statementsOfRoles().map(({ holder }) => holder))].sort()).toEqual(
      Object.keys(EXPECTED).sort(),
    );
  });

  it('to write under v/ are those of who commits; to write the rest, of publish alone', () => {
    const writers = statementsOfRoles()
      .filter(({ actions }) => actions.includes('s3:PutObject') || actions.includes('s3:DeleteObject'))
      .flatMap(({ holder, resources }) => resources.map((resource) => [holder, resource] as const));
    const of = (isWanted: (key: string) => boolean) => [
      ...new Set(writers.filter(([, resource]) => isWanted(resource)).map(([holder]) => holder)),
    ];
    expect(of((resource) => resource === '{Bucket}/v/*')).toEqual(['WatchRole', 'ApproveRole']);
    expect(of((resource) => resource !== '{Bucket}/v/*')).toEqual(['PublishRole']);
  });

  it('to sign are those of publish, on the one key that a deployer names', () => {
    const signers = statementsOfRoles().filter(({ actions }) => actions.includes('kms:Sign'));
    expect(signers.map(({ holder, actions, resources }) => [holder, actions, resources])).toEqual([
      ['PublishRole', ['kms:Sign'], ['{SigningKeyArn} (if HasSigningKey)']],
    ]);
  });

  it('on the table name the items', () => {
    const onTable = statementsOfRoles().filter(({ resources }) => resources.includes('{Table}'));
    expect(onTable.length).toBeGreaterThan(0);
    for (const statement of onTable) expect(statement.condition, nameOf(statement)).toMatch(/^items [A-Z]/);
  });

  it('stand in docs/aws.md as they are (UPDATE_DOCS=1 writes them)', () => {
    const path = 'docs/aws.md';
    const page = readFileSync(path, 'utf8');
    const written = page.replace(
      /(<!-- permissions -->\n)[\s\S]*?(<!-- \/permissions -->)/,
      (_, begin: string, end: string) => `${begin}${table()}${end}`,
    );
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, written);
    else expect(page).toBe(written);
    expect(written).toContain('| WatchRole |');
  });
});

function table(): string {
  const code = (text: string) => `\`${text}\``;
  const rows = statementsOfRoles().map(
    ({ holder, sid, actions, resources, condition }) =>
      `| ${holder} | ${sid} | ${actions.map(code).join(', ')} | ${resources.map(code).join(', ')} | ${condition} |`,
  );
  return ['| role | for | may | on | only |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n');
}
