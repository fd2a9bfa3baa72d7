// A job as it is shipped, with the settings of a test, and runs of it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { failed, fine, type Run } from '../local/command/run.ts';
import type { Place } from './place.ts';
import { newFolder, PUBLIC_KEY } from './releases.ts';

export const JOBS: string = fileURLToPath(new URL('../../docs/consumers/jobs/', import.meta.url));
export const SCRIPT: string = join(JOBS, 'rangewatch-fetch');

/** Settings by name; each replaces the line of the job that has it, or is a new line at its head. */
export type JobSettings = Readonly<Record<string, string | number>>;

/** A job and its state. */
export interface Job {
  readonly file: string;
  readonly state: string;
  readonly set: (settings: JobSettings) => void;
  /** Lines at the end of the job. */
  readonly append: (lines: string) => void;
  readonly run: (...options: readonly string[]) => Promise<Run>;
}

/** Makes a job of a text, at a place; `script` is the program, if it is another than the shipped one. */
export function makeJob(text: string, place: Place, settings: JobSettings, script: string = SCRIPT): Job {
  const folder = newFolder();
  const file = join(folder, 'test.job');
  const state = join(folder, 'state');
  let current = text;
  const set = (changes: JobSettings) => {
    for (const [name, value] of Object.entries(changes)) {
      const line = new RegExp(`^${name}=.*$`, 'm');
      const replaced = `${name}='${value}'`;
      current = line.test(current) ? current.replace(line, replaced) : `${replaced}\n${current}`;
    }
    writeFileSync(file, current, { mode: 0o600 });
  };
  const append = (lines: string) => {
    current += lines;
    set({});
  };
  set({ BASE_URL: place.url, PUBLIC_KEY, STATE_DIR: state, RETRY_SECONDS: 0, ...settings });
  return { file, state, set, append, run: (...options) => place.run('bash', script, ...options, file) };
}

/** A job that is shipped. */
export function shippedJob(name: string, place: Place, settings: JobSettings = {}): Job {
  return makeJob(readFileSync(join(JOBS, name), 'utf8'), place, settings);
}

/** A run that went well: the one line that it says. */
export function done(run: Run): string {
  const line = fine(run);
  expect(line).toMatch(/^test: [^\n]+\n$/);
  return line.trimEnd();
}

/** A run that was refused: the one line that it says. Nothing is left but what belongs to the state. */
export function refused(run: Run, { state }: Pick<Job, 'state'>): string {
  const line = failed(run, 1);
  expect(line).toMatch(/^rangewatch-fetch: test: [ -~]{20,900}$/);
  expectClean(state);
  return line;
}

/** No file but those that the state is made of. */
export function expectClean(state: string): void {
  const kept = ['etag', 'first-run', 'good', 'last-success', 'lock', 'seq', 'sums'];
  if (existsSync(state)) expect(readdirSync(state).filter((name) => !kept.includes(name))).toEqual([]);
}
