// Debian's minisign, where it is at hand: a second opinion on what is signed.
import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { REAL_DATA } from './real-data.ts';

/** Whether the program can be started. */
const isThere = spawnSync('minisign', ['-v']).error === undefined;

/**
 * Like describe, but skipped, with the reason in its name, where there is no minisign. Where there is real data, as in
 * CI, it must be there: what is never run proves nothing.
 */
export function describeWithMinisign(name: string, define: () => void): void {
  if (isThere || (REAL_DATA !== undefined && REAL_DATA !== '')) describe(name, define);
  else describe.skip(`${name} (skipped: no program minisign; apt-get install minisign)`, define);
}
