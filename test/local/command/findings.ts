// Reading what the doctor prints as JSON.
import { expect } from 'vitest';
import type { Finding } from '../../../shared/doctor/finding.ts';
import type { Run } from './run.ts';

/** The findings of a run that must have ended as they say: with 1, and one line, where there is a problem. */
export function findingsOf({ code, stdout, stderr }: Run): readonly Finding[] {
  const findings = JSON.parse(stdout) as readonly Finding[];
  const problems = findings.filter(({ state }) => state === 'problem').map(({ id }) => id);
  const line = `error: doctor: found problems: ${problems.join(', ')}, expected none; what to do stands with each [doctor-problem]\n`;
  expect({ code, stderr }).toEqual(
    problems.length === 0 ? { code: 0, stderr: '' } : { code: 1, stderr: line },
  );
  return findings;
}

/** The names of the problems in it. */
export function problemsOf(run: Run): readonly string[] {
  return findingsOf(run).flatMap(({ id, state }) => (state === 'problem' ? [id] : []));
}

/** What one check found. */
export function findingOf(run: Run, id: string): Finding | undefined {
  return findingsOf(run).find((each) => each.id === id);
}
