// How certificates, addresses and names of endpoints are judged, beside what real servers show in test/local/check.

import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { addressKind } from '../../../shared/check/address.ts';
import { certificateProblem, EXPECTED_ISSUER } from '../../../shared/check/certificate.ts';
import { CHECK_CODES } from '../../../shared/check/code.ts';
import { judge } from '../../../shared/check/judge.ts';
import { endpointNameKind } from '../../../shared/check/privatelink.ts';
import type { CertificateFacts } from '../../../shared/check/sight.ts';
import { EN } from '../../../shared/check/words/en.ts';

const GENUINE: CertificateFacts = {
  issuerOrganization: 'Amazon',
  issuerName: 'Amazon RSA 2048 M01',
  isTrusted: true,
  isPublic: true,
  isForName: true,
  period: 'now',
};

const COMPANY = { issuerOrganization: 'Example', issuerName: 'Gateway CA', isPublic: false } as const;

describe('a certificate', () => {
  test.each<[string, Partial<CertificateFacts>, string | undefined]>([
    ['is genuine', {}, undefined],
    ['is of another public authority', { issuerOrganization: 'DigiCert Inc' }, undefined],
    ['is of a company that this machine trusts', COMPANY, 'tls-other-issuer'],
    ['is of a company that it does not trust', { ...COMPANY, isTrusted: false }, 'tls-other-issuer'],
    [
      'is of a company and expired: inspection is the cause',
      { ...COMPANY, period: 'past' },
      'tls-other-issuer',
    ],
    [
      'is of a company and for another name: another server',
      { ...COMPANY, isForName: false },
      'tls-name-mismatch',
    ],
    ['has no issuer', { ...COMPANY, issuerOrganization: null, issuerName: null }, 'tls-other-issuer'],
    ['is past', { period: 'past' }, 'tls-expired'],
    ['is to come', { period: 'future' }, 'tls-not-yet-valid'],
    ['calls itself Amazon’s', { isTrusted: false, isPublic: false }, 'tls-untrusted'],
  ])('%s', (_, facts, expected) => {
    expect(certificateProblem({ ...GENUINE, ...facts })).toBe(expected);
  });

  test('of another public authority is told as a note, with its name', () => {
    const target = {
      host: 'x',
      port: 443,
      protocol: 'tcp',
      purpose: 'name',
      way: 'direct',
      requirements: [],
      condition: null,
    } as const;
    const certificate = {
      ...GENUINE,
      issuerOrganization: 'DigiCert Inc',
      issuerName: 'DigiCert Global CA G2',
    };
    expect(
      judge({ target, address: '52.0.0.1', lookup: null, result: { kind: 'certificate', certificate } }),
    ).toEqual({
      code: 'other-authority',
      detail: 'DigiCert Inc, DigiCert Global CA G2',
    });
  });

  test('the roots of Amazon Trust Services that Node brings along name the expected organization', () => {
    const subjects = rootCertificates.map((pem) => new X509Certificate(pem).subject);
    const amazon = subjects.filter((subject) => /CN=Amazon Root CA [1-4]$/.test(subject));
    expect(amazon).toHaveLength(4);
    for (const subject of amazon) expect(subject).toContain(`O=${EXPECTED_ISSUER}\n`);
  });
});

test.each([
  ['0.0.0.0', 'sinkhole'],
  ['127.0.0.1', 'sinkhole'],
  ['::', 'sinkhole'],
  ['::1', 'sinkhole'],
  ['10.0.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['203.0.113.7', 'private'],
  ['fd00::1', 'private'],
  ['52.0.0.1', 'public'],
  ['2600::1', 'public'],
])('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

test.each([
  ['vpce-0abc-x.prod.highlander.ap-northeast-1.vpce.amazonaws.com', 'streaming'],
  ['privatelink.prod.ap-northeast-1.highlander.aws.a2z.com', 'streaming'],
  ['privatelink.prod.eu-west-1.highlander.aws.a2z.com', 'other'],
  ['vpce-0abc.workspaces-instances.ap-northeast-1.vpce.amazonaws.com', 'other'],
  ['vpce-0abc.aps-workspaces.ap-northeast-1.vpce.amazonaws.com', 'other'],
  ['prod.highlander.ap-northeast-1.vpce.amazonaws.com', 'other'],
  ['streaming.example.com', 'own'],
])('%s: %s', (name, kind) => {
  expect(endpointNameKind(name, 'ap-northeast-1')).toBe(kind);
});

test('each code says what was seen, and what to do unless it is a note', () => {
  const words: Readonly<Record<string, string>> = EN;
  for (const code of CHECK_CODES) expect(words[code], code).toBeTypeOf('string');
});
