// Where each finding is produced for real. A code without a row does not compile, and a row whose test does not produce
// it fails.
import { expect, test } from 'vitest';
import type { CheckCode } from '../../../shared/check/code.ts';

/** A test file of this folder, or that of the judgement where a real one cannot be made. */
type Scene = 'names' | 'dns' | 'proxy' | 'squid' | 'privatelink' | 'namespace' | 'judged';

/** Every code. `judged`: nobody can make a certificate of a public authority for a test. */
export const PRODUCED_BY: Readonly<Record<CheckCode, Scene>> = {
  'no-network': 'namespace',
  'no-answer': 'namespace',
  'dns-no-server': 'dns',
  'dns-timeout': 'names',
  'dns-refused': 'names',
  'dns-servfail': 'names',
  'dns-nxdomain': 'names',
  'dns-no-address': 'names',
  'dns-sinkhole': 'names',
  'dns-private': 'names',
  'proxy-unresolved': 'proxy',
  'proxy-unreachable': 'proxy',
  'proxy-silent': 'proxy',
  'proxy-other-protocol': 'proxy',
  'proxy-credentials': 'squid',
  'proxy-denied': 'proxy',
  'proxy-gateway': 'proxy',
  'proxy-status': 'proxy',
  'proxy-metadata': 'proxy',
  'tcp-denied': 'namespace',
  'tcp-unreachable': 'namespace',
  'tcp-refused': 'names',
  'tcp-dropped': 'namespace',
  'tcp-other': 'namespace',
  'tls-closed': 'names',
  'tls-silent': 'names',
  'tls-other-protocol': 'names',
  'tls-other-issuer': 'names',
  'tls-name-mismatch': 'names',
  'tls-expired': 'names',
  'tls-not-yet-valid': 'names',
  'tls-untrusted': 'names',
  'udp-denied': 'namespace',
  'udp-rejected': 'names',
  'privatelink-other-name': 'privatelink',
  'privatelink-unresolved': 'privatelink',
  'privatelink-public': 'privatelink',
  unfinished: 'dns',
  'privatelink-network-check': 'privatelink',
  'privatelink-own-name': 'privatelink',
  'udp-sent': 'names',
  wildcards: 'names',
  'other-authority': 'judged',
  'ipv4-only': 'names',
};

/** Notes what a scene produced. */
export function recorder(scene: Scene) {
  const produced = new Set<string>();
  return {
    note: (codes: readonly string[]) => {
      for (const code of codes) produced.add(code);
    },
    /** To stand last in the file. */
    testAll: () =>
      test('every finding that the table promises of this file was produced', () => {
        const promised = Object.entries(PRODUCED_BY).flatMap(([code, by]) => (by === scene ? [code] : []));
        expect(promised.filter((code) => !produced.has(code))).toEqual([]);
      }),
  };
}
