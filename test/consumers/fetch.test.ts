// The program itself, with a job that copies: what it asks for, accepts, keeps and clears away.
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithTools } from '../real-tools.ts';
import { copyingJob, newCopyingJob } from './copying-job.ts';
import { done, expectClean, refused, SCRIPT } from './job.ts';
import { here } from './place.ts';
import { copyOf, inHours, newFolder, plain, REGION, releases, type Tree } from './releases.ts';

const CURRENT = `current/${REGION}/streaming/ipv4.txt`;

describeWithTools('rangewatch-fetch', ['curl', 'minisign'], () => {
  let place: Awaited<ReturnType<typeof here>>;
  let first: Tree;
  let second: Tree;
  beforeAll(async () => {
    place = await here();
    [first, second] = await releases();
  });
  afterAll(() => place.close());

  test('an unchanged release costs one answer without a body, and the signature', async () => {
    const job = await copyingJob(place);
    place.serve(first);
    const before = place.answers.length;
    expect(done(await job.run())).toBe('test: unchanged, release 1');
    expect(place.answers.slice(before)).toEqual(['/SHA256SUMS 304', '/SHA256SUMS.minisig 200']);
  });

  test('only the immutable copy is fetched, once', async () => {
    const job = await copyingJob(place);
    place.serve(second);
    const before = place.answers.length;
    done(await job.run());
    const asked = place.answers.slice(before).map((line) => line.replace(/[0-9a-f]{64}/, 'SUM'));
    expect(asked).toEqual([
      '/SHA256SUMS 200',
      '/SHA256SUMS.minisig 200',
      `/v/SUM/${REGION}/streaming/ipv4.txt 200`,
    ]);
    expect(job.copied()).toBe(second.read(CURRENT));
  });

  test('sums that were kept and broken are fetched anew', async () => {
    const job = await copyingJob(place);
    writeFileSync(join(job.state, 'sums'), 'broken\n');
    place.serve(first);
    expect(done(await job.run())).toBe('test: unchanged, release 1');
  });

  test('a last good list that was changed on the disk is fetched anew', async () => {
    const job = await copyingJob(place);
    writeFileSync(
      join(job.state, 'good'),
      '18.180.178.0/24\n18.180.180.0/23\n3.114.164.0/22\n43.206.16.0/24\n',
    );
    place.serve(first);
    expect(done(await job.run())).toMatch(/release 1 applied, 8 entries/);
    expect(readFileSync(join(job.state, 'good'), 'latin1')).toBe(first.read(CURRENT));
  });

  test('sums and signature that do not fit for a moment are read again', async () => {
    const job = await copyingJob(place);
    place.serve(second, { path: 'minisig$', kind: 'older', root: first.root });
    expect(done(await job.run())).toMatch(/release 2 applied/);
  });

  test('an answer that nothing changed is taken only where it was asked for', async () => {
    const job = newCopyingJob(place);
    place.serve(first, { path: '/SHA256SUMS$', kind: 'unchanged' });
    expect(refused(await job.run(), job)).toMatch(
      /SHA256SUMS came with status 304.*no list was applied yet$/,
    );
  });

  test('a body without an end, and one that says that it is too long, end early', async () => {
    const job = await copyingJob(place);
    place.serve(second, { path: '/v/', kind: 'endless' });
    expect(refused(await job.run(), job)).toMatch(/cannot be fetched: curl: \(23\)/);
    job.set({ MAX_BYTES: 300 });
    expect(refused(await job.run(), job)).toMatch(/SHA256SUMS cannot be fetched: curl: \(63\)/);
  });

  test('a count that a person accepts is that very count', async () => {
    const job = await copyingJob(place);
    const tree = copyOf(second);
    await tree.publish('streaming', 'ipv4.txt', '18.180.178.0/24\n18.180.180.0/23\n');
    place.serve(tree);
    expect(refused(await job.run('--accept', '3'), job)).toMatch(/shrunk from 8 to 2 entries/);
    expect(done(await job.run('--accept', '2'))).toMatch(/release 2 applied, 2 entries/);
    expect(job.copied()).toBe(tree.read(CURRENT));
  });

  test('a program that says it applied the list and did not is not believed', async () => {
    const job = await copyingJob(place, { APPLY: 'true' });
    place.serve(second);
    expect(refused(await job.run(), job)).toMatch(
      /cannot be applied: what is there now is not the list; .* stays$/,
    );
    expect(job.copied()).toBe(first.read(CURRENT));
  });

  test('a function of the job ends at its first command that fails', async () => {
    const job = await copyingJob(place);
    const text = readFileSync(job.file, 'utf8');
    writeFileSync(job.file, text.replace('check() {', 'check() { false; '), { mode: 0o600 });
    place.serve(second);
    expect(refused(await job.run(), job)).toMatch(/the check of ipv4.txt failed/);
  });

  test('what a run that was killed left is cleared away', async () => {
    const job = await copyingJob(place);
    mkdirSync(join(job.state, 'work.killed'));
    writeFileSync(join(job.state, 'work.killed', 'list'), 'x');
    place.serve(first);
    done(await job.run());
    expectClean(job.state);
  });

  test('two runs at a time: the second is refused and touches nothing', async () => {
    const job = await copyingJob(place);
    place.serve(second);
    const line = `exec 8>'${job.state}/lock'; flock 8; exec bash '${SCRIPT}' '${job.file}'`;
    expect(refused(await place.run('bash', '-c', line), job)).toMatch(/another run of this job is going on/);
    expect(job.copied()).toBe(first.read(CURRENT));
  });

  test('the alarm goes by the age of the last success, and before the first by that of the first run', async () => {
    const said = join(newFolder(), 'said');
    const alarm = join(newFolder(), 'alarm');
    writeFileSync(alarm, `#!/bin/sh\necho "$1" >>'${said}'\n`, { mode: 0o755 });
    place.serve(second, { path: '', kind: 'down' });
    const settings = { ALARM_COMMAND: alarm, MAX_AGE_HOURS: 26 };
    const jobs = [
      { job: await copyingJob(place, settings), mark: 'last-success' },
      { job: newCopyingJob(place, settings), mark: 'first-run' },
    ];
    const lines: string[] = [];
    for (const { job, mark } of jobs) {
      await job.run();
      for (const [hours, isHeard] of [
        [25.9, false],
        [26.1, true],
      ] as const) {
        const then = Date.now() / 1_000 - hours * 3_600;
        utimesSync(join(job.state, mark), then, then);
        const line = refused(await job.run(), job);
        if (isHeard) lines.push(`${line}\n`);
      }
    }
    expect(readFileSync(said, 'utf8')).toBe(lines.join(''));
  });

  test('something that nobody thought of is one line as well', async () => {
    const job = await copyingJob(place);
    rmSync(join(job.state, 'last-success'));
    mkdirSync(join(job.state, 'last-success'));
    place.serve(second);
    expect(refused(await job.run(), job)).toMatch(
      /stopped or failed unexpectedly at line \d+: .*last-success/,
    );
  });

  describe('without a key', () => {
    const WARNING = /^rangewatch-fetch: test: warning: no PUBLIC_KEY[^\n]+\n$/;
    test('version.json says which release it is; a warning says what that is worth', async () => {
      const job = newCopyingJob(place, { PUBLIC_KEY: '' });
      place.serve(second);
      const { code, stdout, stderr } = await job.run();
      expect({ code, stdout }).toEqual({ code: 0, stdout: 'test: release 2 applied, 9 entries\n' });
      expect(stderr).toMatch(WARNING);
      expect(job.copied()?.trimEnd().split('\n').sort()).toEqual(plain(second, 'streaming', 'ipv4.txt'));
      place.serve(first);
      expect(refused(await job.run(), job)).toMatch(/release 1 is older than 2/);
    });

    test.each<[string, RegExp, (version: string) => string]>([
      [
        'expired',
        /release 2 expired at/,
        (text) => text.replace(/"expires": "[^"]+"/, `"expires": "${inHours(-1)}"`),
      ],
      ['no time', /expired at 2026-99/, (text) => text.replace(/"expires": "....-../, '"expires": "2026-99')],
      ['other manifest', /is not of release 2/, (text) => text.replace(/("manifest": ").{8}/, '$100000000')],
      ['two releases', /names no release/, (text) => text.replace(/( "seq".*\n)/, '$1$1')],
      ['no release', /names no release/, (text) => text.replace('"seq": 2', '"seq": "a[$(id)]"')],
    ])('version.json, %s: refused', async (_, says, change) => {
      const job = await copyingJob(place, { PUBLIC_KEY: '' });
      const tree = copyOf(second);
      tree.write('version.json', change(tree.read('version.json')));
      place.serve(tree);
      expect(refused(await job.run(), job)).toMatch(says);
      expect(job.copied()).toBe(first.read(CURRENT));
    });
  });

  test('the state can be thrown away: the next run begins anew', async () => {
    const job = await copyingJob(place);
    rmSync(job.state, { recursive: true });
    place.serve(second);
    expect(done(await job.run())).toMatch(/release 2 applied/);
  });
});
