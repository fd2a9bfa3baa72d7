// The simplest job: it copies the list to a file. What is said of it holds for the program itself, whatever is applied.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Job, type JobSettings, makeJob } from './job.ts';
import type { Place } from './place.ts';
import { newFolder, releases } from './releases.ts';

const TEXT = `REGION=ap-northeast-1
LIST=streaming
FILE=ipv4.txt
CHECK=true
APPLY=cp
check() { $CHECK; }
apply() { $APPLY "$1" "$TARGET"; }
is_applied() { cmp "$1" "$TARGET"; }
`;

/** A copying job, and the file that it copies to. */
export interface CopyingJob extends Job {
  readonly target: string;
  /** What was copied; undefined before. */
  readonly copied: () => string | undefined;
}

/** A job that never ran. */
export function newCopyingJob(place: Place, settings: JobSettings = {}, script?: string): CopyingJob {
  const target = join(newFolder(), 'target');
  const job = makeJob(TEXT, place, { TARGET: target, ...settings }, script);
  return {
    ...job,
    target,
    copied: () => (existsSync(target) ? readFileSync(target, 'latin1') : undefined),
  };
}

let model: Promise<CopyingJob> | undefined;

/** A job that has applied the first release. */
export async function copyingJob(
  place: Place,
  settings: JobSettings = {},
  script?: string,
): Promise<CopyingJob> {
  model ??= runOnce(place);
  const done = await model;
  const job = newCopyingJob(place, settings, script);
  mkdirSync(job.state);
  cpSync(done.state, job.state, { recursive: true, preserveTimestamps: true });
  cpSync(done.target, job.target);
  return job;
}

async function runOnce(place: Place): Promise<CopyingJob> {
  const job = newCopyingJob(place);
  place.serve((await releases())[0]);
  const { code, stderr } = await job.run();
  if (code !== 0) throw new Error(stderr);
  return job;
}
