// One story for every job that fills something in the kernel or in a program: applied, unchanged, lost, newer, and each
// bad server, and after each step what is there is exactly the plain list.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BAD_SERVERS } from './faults.ts';
import { done, type Job, refused } from './job.ts';
import type { Place } from './place.ts';
import { copyOf, newFolder, REGION, releases, type Tree } from './releases.ts';

/** A job that is tried. */
export interface Trial {
  readonly place: Place;
  readonly job: Job;
  readonly list: string;
  readonly file: string;
  /** What is there. */
  readonly held: () => Promise<readonly string[]>;
  /** What must be there. */
  readonly expected: (tree: Tree) => readonly string[];
  /** Adds a line to a file that is a command of another kind, or that the program misunderstands. */
  readonly spoil: (text: string) => string;
  /** Takes away what is there, as a restart does. */
  readonly lose: () => Promise<void>;
}

/** Tells the story. The steps build on each other. */
export function tellStory(start: () => Promise<Trial>): void {
  let trial: Trial;
  let first: Tree;
  let second: Tree;
  beforeAll(async () => {
    [first, second] = await releases();
    trial = await start();
  });
  afterAll(() => trial?.place.close());
  // A program may take some moments until it has read what it was told to.
  const holding = () => expect.poll(() => trial.held(), { timeout: 10_000, interval: 50 });
  const expectHeld = (tree: Tree) => holding().toEqual(trial.expected(tree));

  test('a first list is applied', async () => {
    trial.place.serve(first);
    expect(done(await trial.job.run())).toMatch(/release 1 applied, \d+ entries$/);
    await expectHeld(first);
  });
  test('again: unchanged', async () => {
    expect(done(await trial.job.run())).toBe('test: unchanged, release 1');
    await expectHeld(first);
  });
  test('lost: applied again', async () => {
    await trial.lose();
    await holding().not.toEqual(trial.expected(first));
    expect(done(await trial.job.run())).toBe(
      'test: unchanged, release 1; the list was lost and is applied again',
    );
    await expectHeld(first);
  });
  test.each(BAD_SERVERS)('$name: refused', async ({ serve, says }) => {
    await serve(trial.place, second, trial.list, trial.file);
    const line = refused(await trial.job.run(), trial.job);
    expect(line).toMatch(says);
    expect(line).toMatch(/; the last good list stays$/);
    await expectHeld(first);
  });
  test('a line that is none of the format, rightly signed: refused', async () => {
    const { place, job, list, file, spoil } = trial;
    const tree = copyOf(second);
    await tree.publish(list, file, spoil(tree.read(`current/${REGION}/${list}/${file}`)));
    place.serve(tree);
    expect(refused(await job.run(), job)).toMatch(/the check of \S+ failed: \S.*; the last good list stays$/);
    await expectHeld(first);
  });
  test('lost while there is no server: the last good list is applied all the same, at boot as well', async () => {
    trial.place.serve(second, { path: '', kind: 'down' });
    await trial.lose();
    expect(refused(await trial.job.run(), trial.job)).toMatch(/the last good list stays$/);
    await expectHeld(first);
    await trial.lose();
    expect(done(await trial.job.run('--apply'))).toBe('test: the last good list is applied');
    await expectHeld(first);
  });
  test('nothing went well for long: an alarm with the line', async () => {
    const said = join(newFolder(), 'said');
    const alarm = join(newFolder(), 'alarm');
    writeFileSync(alarm, `#!/bin/sh\nprintf '%s\\n' "$@" >'${said}'\n`, { mode: 0o755 });
    trial.job.set({ ALARM_COMMAND: alarm });
    refused(await trial.job.run(), trial.job);
    expect(existsSync(said)).toBe(false);
    trial.job.set({ MAX_AGE_HOURS: 0 });
    const line = refused(await trial.job.run(), trial.job);
    expect(readFileSync(said, 'utf8')).toBe(`${line}\n`);
    trial.job.set({ MAX_AGE_HOURS: 26, ALARM_COMMAND: '' });
    await expectHeld(first);
  });
  test('a newer release is applied', async () => {
    trial.place.serve(second);
    expect(done(await trial.job.run())).toMatch(/release 2 applied, \d+ entries$/);
    await expectHeld(second);
    expect(trial.expected(second)).not.toEqual(trial.expected(first));
  });
  test('an old pair of sums and signature: refused', async () => {
    trial.place.serve(first);
    expect(refused(await trial.job.run(), trial.job)).toMatch(/release 1 is older than 2, seen before/);
    await expectHeld(second);
  });
}
