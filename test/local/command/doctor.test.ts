// doctor on one machine: before the first start, while one runs, after it ended; and no secret in what it says.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { askDesk } from '../../../local/start/desk.ts';
import { LOOK } from '../../../local/start/look.ts';
import { BASE, entry } from '../../world/feeds.ts';
import { manyGateways } from '../../world/settling.ts';
import { findingOf, findingsOf, problemsOf } from './findings.ts';
import { asLive, startArguments, startOnce } from './fresh-tree.ts';
import { type Run, rangewatchHere, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
const children: ChildProcess[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(temporary.remove);

let folders = 0;
const newFolder = () => {
  const folder = join(temporary.path, `folder-${++folders}`);
  mkdirSync(folder);
  return folder;
};

/** Runs a command line within a folder. */
async function here(folder: string, ...args: readonly string[]): Promise<Run> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await rangewatchHere(args);
  } finally {
    process.chdir(before);
  }
}
const doctor = (folder: string) => here(folder, 'doctor', '--json');

/** Starts in a folder, as if the feed were AWS's, and waits until it serves. */
async function startHere(folder: string, env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, startArguments(folder), {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  children.push(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (/serving http:\S+ until/.test(said)) resolve();
    });
    child.once('close', () => reject(new Error(said)));
  });
  asLive(folder);
  return child;
}

/** Every file below a folder with its time and size, but for the table's own logs. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/(?:^|\/)table(?:\/|$)/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => [name, statSync(join(folder, name)).mtimeMs, statSync(join(folder, name)).size])
    .sort();

it('before the first start there is one problem, and nothing is made', async () => {
  const folder = newFolder();
  const findings = findingsOf(await doctor(folder));
  expect(findings.map(({ id, state }) => [id, state])).toEqual([['start', 'problem']]);
  expect(findings[0]?.todo).toContain('--url');
  expect(existsSync(join(folder, '.rangewatch'))).toBe(false);
});

it('while a start watches, all is fine; its lists are looked at as they are served', async () => {
  const folder = newFolder();
  await startHere(folder);
  const run = await doctor(folder);
  expect(problemsOf(run)).toEqual([]);
  expect(findingsOf(run).flatMap(({ id, state }) => (state === 'fine' ? [id] : []))).toEqual(
    'start source connection version expires age latest file missing cache signature key approvals pin alerts'.split(
      ' ',
    ),
  );
  expect(findingOf(run, 'channels')).toMatchObject({ state: 'unknown', todo: /SMTP_URL/ });
  writeFileSync(join(folder, '.rangewatch', 'bucket', 'latest.json'), '{}');
  expect(problemsOf(await doctor(folder))).toEqual(['latest']);
});

it('a start that ended: the table is read, and no file of the folder changes', async () => {
  const folder = newFolder();
  const state = await startOnce(folder);
  asLive(folder);
  const before = filesIn(state);
  const run = await doctor(folder);
  expect(problemsOf(run)).toEqual(['start']);
  expect(findingOf(run, 'approvals')?.state).toBe('fine');
  expect(filesIn(state)).toEqual(before);
  expect(existsSync(join(state, 'lock'))).toBe(false);
});

it('a recording is no feed of AWS, and its time says nothing', async () => {
  const folder = newFolder();
  await startOnce(folder, 300);
  const run = await doctor(folder);
  expect(problemsOf(run)).toEqual(['start', 'source']);
  expect(findingOf(run, 'expires')?.state).toBe('unknown');
  expect(findingOf(run, 'age')).toBeUndefined();
});

it('what waits, and a pin, with the command that settles each', async () => {
  const folder = newFolder();
  const more = [...BASE, entry('18.180.182.0/24', 'WORKSPACES_GATEWAYS')];
  await startOnce(folder, 2);
  await startOnce(folder, 1, more);
  await startOnce(folder, 0, [...more, ...manyGateways(41)]);
  asLive(folder);
  const waits = await doctor(folder);
  expect(problemsOf(waits)).toEqual(['start', 'approvals']);
  const digest = /deny ([0-9a-f]{16}) --reason/.exec(findingOf(waits, 'approvals')?.todo ?? '')?.[1] ?? '';
  const settle = (...words: readonly string[]) =>
    here(folder, ...words, '--reason', 'seen', '--config', 'watch.config.ts');
  expect(await settle('deny', digest)).toMatchObject({ code: 0 });
  expect(problemsOf(await doctor(folder))).toEqual(['start']);
  expect(await settle('rollback', '1')).toMatchObject({ code: 0 });
  const pinned = await doctor(folder);
  expect(problemsOf(pinned)).toEqual(['start', 'pin']);
  expect(findingOf(pinned, 'pin')?.seen).toContain('release 1 ');
});

it('a key that is gone, broken, or open to others', async () => {
  const folder = newFolder();
  const state = await startOnce(folder);
  asLive(folder);
  const secret = join(state, 'minisign.key');
  chmodSync(secret, 0o644);
  expect(problemsOf(await doctor(folder))).toEqual(['start', 'key']);
  const text = readFileSync(secret, 'utf8');
  writeFileSync(secret, text.slice(0, 100));
  const broken = await doctor(folder);
  expect(findingOf(broken, 'key')?.seen).toContain('another text');
  expect(broken.stdout + broken.stderr).not.toContain(text.slice(70, 90));
  rmSync(secret);
  expect(findingOf(await doctor(folder), 'key')?.seen).toContain('secret half');
  renameSync(join(state, 'minisign.pub'), join(state, 'elsewhere'));
  expect(findingOf(await doctor(folder), 'key')?.seen).toContain('no signing key');
});

it('a channel that takes nothing, by name only: neither password nor webhook is ever shown', async () => {
  const folder = newFolder();
  const secrets = {
    SMTP_URL: 'smtp://mailer:hunter2@127.0.0.1:1',
    ALERT_FROM: 'a@example.com',
    ALERT_TO: 'b@example.com',
    SLACK_WEBHOOK_URL: 'http://127.0.0.1:1/services/T0/B0/s3cret',
  };
  await startHere(folder, secrets);
  const run = await doctor(folder);
  expect(problemsOf(run)).toEqual(['alerts']);
  expect(findingOf(run, 'alerts')?.seen).toMatch(/not taken by a channel: [1-9]/);
  expect(findingOf(run, 'channels')?.seen).toContain('e-mail, Slack');
  const texts = [run, await here(folder, 'doctor'), await here(folder, 'doctor', '--lang', 'ja')];
  for (const { stdout, stderr } of texts) expect(stdout + stderr).not.toMatch(/hunter2|s3cret|mailer/);
});

it('channels of this environment where no start runs, and one that is set up wrongly', async () => {
  const folder = newFolder();
  await startOnce(folder);
  asLive(folder);
  vi.stubEnv('SLACK_WEBHOOK_URL', 'https://hooks.slack.com/services/T0/B0/s3cret');
  expect(findingOf(await doctor(folder), 'channels')).toMatchObject({ state: 'fine', seen: /: Slack$/ });
  vi.stubEnv('SMTP_URL', 'hunter2');
  const wrong = await doctor(folder);
  expect(problemsOf(wrong)).toEqual(['start', 'channels']);
  expect(findingOf(wrong, 'channels')?.seen).toContain('SMTP_URL');
  expect(wrong.stdout + wrong.stderr).not.toMatch(/hunter2|s3cret/);
});

it('a start that answers something else, and a folder that another process has', async () => {
  const folder = newFolder();
  const state = await startOnce(folder);
  asLive(folder);
  const desk = createServer((_, response) => response.end('{"refused":"no such action"}'));
  await new Promise<void>((listening) => desk.listen(join(state, 'desk.sock'), listening));
  const silent = await doctor(folder);
  expect(findingOf(silent, 'start')?.seen).toContain('does not answer: no such action');
  await new Promise((closed) => desk.close(closed));
  writeFileSync(join(state, 'lock'), String(process.ppid));
  const busy = await doctor(folder);
  expect(findingOf(busy, 'approvals')).toMatchObject({ state: 'unknown', seen: /store-busy/ });
});

it('a desk that never answers is not waited for without end', async () => {
  const folder = newFolder();
  const desk = createServer(() => {});
  await new Promise<void>((listening) => desk.listen(join(folder, 'desk.sock'), listening));
  await expect(askDesk(folder, LOOK, 100)).rejects.toThrow('no answer within 0.1 seconds');
  desk.closeAllConnections();
  await new Promise((closed) => desk.close(closed));
});
