// Table and bucket: what outlives everything else.
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../../shared/release/keys.ts';
import * as keys from '../../shared/release/keys.ts';
import { property, resource } from './package-stack.ts';

describe('the table', () => {
  it('is as the code takes it, is kept, and can be restored', () => {
    const { DeletionPolicy, UpdateReplacePolicy, Properties } = resource('Table');
    expect({ DeletionPolicy, UpdateReplacePolicy }).toEqual({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
  });
});

describe('the bucket', () => {
  const statements = () =>
    property('BucketPolicy', 'PolicyDocument', 'Statement') as readonly Record<string, unknown>[];
  const statement = (sid: string) => statements().find(({ Sid }) => Sid === sid) ?? {};

  it('is closed, versioned, encrypted and kept; earlier versions end after 90 days', () => {
    const { DeletionPolicy, UpdateReplacePolicy, Properties } = resource('Bucket');
    expect({ DeletionPolicy, UpdateReplacePolicy }).toEqual({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(Object.values(Object(Properties['PublicAccessBlockConfiguration']))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    expect(property('Bucket', 'BucketEncryption', 'ServerSideEncryptionConfiguration')).toHaveLength(1);
    expect(property('Bucket', 'LifecycleConfiguration', 'Rules', 0)).toMatchObject({
      Status: 'Enabled',
      NoncurrentVersionExpiration: { NoncurrentDays: 90 },
    });
    // Nothing under v/ is ever pruned.
    expect(JSON.stringify(Properties['LifecycleConfiguration'])).not.toContain('"ExpirationInDays"');
  });

  it('refuses every request without TLS', () => {
    expect(statement('TlsOnly')).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('refuses a put to any key of the program that says nothing of what it expects; the console is exempt', () => {
    const { Effect, Action, Resource, Condition } = statement('PutsSayWhatTheyExpect');
    expect({ Effect, Action, Condition }).toEqual({
      Effect: 'Deny',
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-match': 'true', 's3:if-none-match': 'true' } },
    });
    const patterns = (Resource as readonly { 'Fn::Sub': string }[]).map((each) =>
      each['Fn::Sub'].replace(/^\$\{Bucket\.Arn\}\//, ''),
    );
    const isCovered = (key: string) =>
      patterns.some((pattern) =>
        pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern,
      );
    expect(everyKey().filter((key) => !isCovered(key))).toEqual([]);
    expect(isCovered('console/index.html')).toBe(false);
  });

  it('refuses to overwrite under v/', () => {
    expect(statement('ImmutableIsNeverOverwritten')).toMatchObject({
      Effect: 'Deny',
      Action: 's3:PutObject',
      Resource: { 'Fn::Sub': expect.stringMatching(/^\$\{Bucket\.Arn\}\/v\/\*$/) },
      Condition: { Null: { 's3:if-none-match': 'true' } },
    });
  });

  it('is read by this distribution alone, which learns that an object is missing', () => {
    const allowed = statements().filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Action }) => Action)).toEqual(['s3:GetObject', 's3:ListBucket']);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(JSON.stringify(Condition)).toMatch(/:distribution\/\$\{Distribution\}/);
    }
  });
});

/** A key of every kind that the program writes. */
function everyKey(): readonly string[] {
  const digest = 'a'.repeat(64) as Sha256;
  const id = { region: 'ap-northeast-1', name: 'streaming' } as const;
  return [
    keys.VERSION_KEY,
    keys.LATEST_KEY,
    keys.SUMS_KEY,
    keys.SUMS_SIGNATURE_KEY,
    keys.ATOM_KEY,
    keys.CHANGE_INDEX_KEY,
    keys.immutableKey(digest, id, 'ipv4.txt'),
    keys.currentKey(id, 'ipv4.txt'),
    keys.contentKey(digest, id),
    keys.manifestKey(digest),
    keys.rulesKey('ap-northeast-1'),
    keys.immutableRulesKey(digest, 'ap-northeast-1'),
    keys.changeKey(7),
    keys.monthKey('2026-09'),
    keys.historyKey(id),
  ];
}
