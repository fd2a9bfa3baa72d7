// A world on loopback, and a check that runs in it as a process of its own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CheckDocument, SaidFinding } from '../../../shared/check/document.ts';
import { type Run, rangewatch } from '../command/run.ts';

/** The Region of these tests. */
export const REGION = 'ap-northeast-1';

/** What a check in this world meets. */
export interface Stage {
  readonly dns: readonly string[];
  /** `address:port` or `*:port` by where it leads. */
  readonly places: Readonly<Record<string, string>>;
  /** The same for UDP. */
  readonly udp: Readonly<Record<string, string>>;
  readonly machine: { readonly hasIpv4: boolean; readonly hasIpv6: boolean };
}

let stages = 0;

/** Runs `check` in a world; `trusted` is the file of an authority that this machine trusts. */
export function runCheck(
  folder: string,
  stage: Partial<Stage>,
  args: readonly string[],
  trusted?: string,
): Promise<Run> {
  const file = join(folder, `stage-${stages++}.json`);
  const whole: Stage = { dns: [], places: {}, udp: {}, machine: { hasIpv4: true, hasIpv6: false }, ...stage };
  writeFileSync(file, JSON.stringify(whole));
  const env = trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted };
  return rangewatch(['check', '--region', REGION, '--stage', file, ...args], env);
}

/** The document of a check that ended so, in silence unless it could not run. */
export function documentOf({ code, stdout, stderr }: Run, expectedCode: 0 | 1 | 3): CheckDocument {
  expect({ code, stderr: expectedCode === 1 ? '' : stderr }).toEqual({ code: expectedCode, stderr: '' });
  return JSON.parse(stdout) as CheckDocument;
}

/** Every finding of a code. */
export function findingsOf({ findings }: CheckDocument, code: string): readonly SaidFinding[] {
  return findings.filter((finding) => finding.code === code);
}

/** `host` or `host TCP 4172` of everything that the findings of a code concern, sorted. */
export function concernedBy(document: CheckDocument, code: string): readonly string[] {
  return findingsOf(document, code)
    .flatMap(({ destinations }) => destinations)
    .map(({ host, port, protocol }) => (port === null ? host : `${host} ${protocol?.toUpperCase()} ${port}`))
    .sort();
}
