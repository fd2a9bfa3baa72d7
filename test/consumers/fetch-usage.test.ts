// Wrong settings and options: one line, exit code 2, and nothing is asked or written.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failed } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { newCopyingJob } from './copying-job.ts';
import { type JobSettings, SCRIPT } from './job.ts';
import { here } from './place.ts';

const WRONG: readonly (readonly [settings: JobSettings, says: RegExp])[] = [
  [{ BASE_URL: 'http://lists.example.com' }, /BASE_URL must be an https URL/],
  [{ BASE_URL: 'http://127.0.0.1.example.com' }, /BASE_URL/],
  [{ BASE_URL: 'http://127.0.0.1@example.com' }, /BASE_URL/],
  [{ BASE_URL: 'file:///etc' }, /BASE_URL/],
  [{ BASE_URL: 'https://lists.example.com/?x=1' }, /BASE_URL/],
  [{ REGION: '../../x' }, /REGION/],
  [{ LIST: 'Streaming' }, /LIST/],
  [{ FILE: '../ipv4.txt' }, /FILE/],
  [{ FILE: '' }, /FILE/],
  [{ STATE_DIR: 'state' }, /STATE_DIR/],
  [{ PUBLIC_KEY: '/does/not/exist' }, /PUBLIC_KEY cannot be read/],
  [{ MIN_COUNT: 'a[$(id)]' }, /MIN_COUNT must be a whole number/],
  [{ WIDEST_IPV6: '-1' }, /WIDEST_IPV6/],
];

describeWithTools('rangewatch-fetch, usage', ['curl'], () => {
  let place: Awaited<ReturnType<typeof here>>;
  beforeAll(async () => {
    place = await here();
  });
  afterAll(() => place.close());

  test.each(WRONG)('%j', async (settings, says) => {
    const job = newCopyingJob(place, { PUBLIC_KEY: '', ...settings });
    expect(failed(await job.run(), 2)).toMatch(says);
    expect(existsSync(job.state)).toBe(false);
    expect(place.answers).toEqual([]);
  });
  test.each([
    [['--accept', 'x'], /--accept needs a number/],
    [['--accept', '0'], /--accept needs a number/],
    [['--unknown'], /one job file was expected/],
  ])('%j', async (options, says) => {
    expect(failed(await newCopyingJob(place).run(...options), 2)).toMatch(says);
  });
  test.each([[[]], [['/does/not/exist']], [['--apply']]])('job file %j', async (args) => {
    failed(await place.run('bash', SCRIPT, ...args), 2);
  });
  test('a job file that others may write', async () => {
    const job = newCopyingJob(place, { PUBLIC_KEY: '' });
    chmodSync(job.file, 0o666);
    expect(failed(await job.run(), 2)).toMatch(/others than its owner may write/);
  });
  test('a job file that is no bash, or lacks a function, or has a name that no folder should have', async () => {
    const job = newCopyingJob(place, { PUBLIC_KEY: '' });
    const odd = join(job.file, '..', 'a b.job');
    writeFileSync(odd, 'x', { mode: 0o600 });
    expect(failed(await place.run('bash', SCRIPT, odd), 2)).toMatch(/letters, digits, - and _/);
    writeFileSync(job.file, 'apply() {\n', { mode: 0o600 });
    expect(failed(await job.run(), 2)).toMatch(/no bash/);
    const text = `BASE_URL=${place.url} REGION=ap-northeast-1 LIST=web FILE=ipv4.txt STATE_DIR=${job.state}\n`;
    writeFileSync(job.file, text, { mode: 0o600 });
    expect(failed(await job.run(), 2)).toMatch(/no function check/);
  });
});
