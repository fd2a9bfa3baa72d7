// Runs the real command line as a child process, a few at a time, and gives what it said and how it ended.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';

/** What a process left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const HERE = fileURLToPath(new URL('../../..', import.meta.url));
const ENTRY = join(HERE, 'local', 'rangewatch.mjs');

/** Nothing of the test runner's environment, above all no switch that silences a warning. */
const CLEAN = Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

let free = Math.max(2, availableParallelism());
const waiting: (() => void)[] = [];

/** Runs `node local/rangewatch.mjs …`. */
export function rangewatch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return run(process.execPath, [ENTRY, ...args], env);
}

let running: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line in this process, one after the other: the same as `rangewatch`, without the time that a process
 * takes to start. Whether the process itself does the same is seen in contract.test.ts.
 */
export function rangewatchHere(args: readonly string[]): Promise<Run> {
  const run = running.then(() => captured(args));
  running = run.catch(() => {});
  return run;
}

async function captured(args: readonly string[]): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return true;
    }),
  );
  try {
    const { runCommandLine } = await import('../../../local/command/command-line.ts');
    const code = await runCommandLine(args);
    return { code, ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs `npm run -s rangewatch -- …`, the way the documentation names. */
export function npmRangewatch(args: readonly string[]): Promise<Run> {
  return run('npm', ['run', '-s', 'rangewatch', '--', ...args]);
}

/** Runs a shell line in which `$RANGEWATCH` stands for the command. */
export function shell(line: string): Promise<Run> {
  return run('bash', ['-c', line], { RANGEWATCH: `${process.execPath} ${ENTRY}` });
}

/** Runs any program. */
export async function run(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd: string = HERE,
): Promise<Run> {
  await turn();
  try {
    return await outcome(
      spawn(file, args, { cwd, env: { ...CLEAN, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  } finally {
    free++;
    waiting.shift()?.();
  }
}

/** Standard output of a run that must have gone well and in silence. */
export function fine({ code, stdout, stderr }: Run): string {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The one line on standard error of a run that must have failed so, with nothing on standard output. */
export function failed({ code, stdout, stderr }: Run, expectedCode: 1 | 2): string {
  expect({ code, stdout }).toEqual({ code: expectedCode, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return stderr.trimEnd();
}

/** A folder for one file of tests, and how to remove it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'rangewatch-command-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function turn(): Promise<void> {
  while (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  free--;
}

function outcome(child: ChildProcess): Promise<Run> {
  const stdout = gather(child.stdout);
  const stderr = gather(child.stderr);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
  });
}

function gather(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}
