// Where a job runs in a test: this machine, or a network namespace of its own, each with a site on its 127.0.0.1.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, run } from '../local/command/run.ts';
import { NAMESPACE, TOOL_ENVIRONMENT } from '../real-tools.ts';
import { newFolder, type Tree } from './releases.ts';
import { type Control, type Fault, startSite } from './site.ts';

/** A place with a site. */
export interface Place {
  readonly url: string;
  /** What the site serves from now on. */
  readonly serve: (tree: Tree, fault?: Fault) => void;
  readonly run: (file: string, ...args: readonly string[]) => Promise<Run>;
  readonly close: () => Promise<void>;
}

/** A controlled site's file, and how to change it. */
function controlled() {
  const file = join(newFolder(), 'control');
  const control = (next: Control) => {
    writeFileSync(`${file}.new`, JSON.stringify(next));
    renameSync(`${file}.new`, file);
  };
  control({ root: '' });
  const serve: Place['serve'] = ({ root }, fault) =>
    control({ root, ...(fault === undefined ? {} : { fault }) });
  return { file, serve };
}

/** This machine, where what the site answered can be seen. */
export async function here(): Promise<Place & { readonly answers: readonly string[] }> {
  const { file, serve } = controlled();
  const { port, answers, close } = await startSite(file);
  return {
    url: `http://127.0.0.1:${port}`,
    serve,
    answers,
    run: (program, ...args) => run(program, args, TOOL_ENVIRONMENT),
    close,
  };
}

/** A namespace with its own kernel sets and its own loopback: nothing of this machine is changed, and no root is needed. */
export async function apart(): Promise<Place> {
  const { file, serve } = controlled();
  const entry = join(import.meta.dirname, 'site-process.mjs');
  const [unshare = '', ...options] = NAMESPACE.split(' ');
  const line = 'ip link set lo up && exec "$@"';
  const child = spawn(unshare, [...options, 'sh', '-c', line, 'sh', process.execPath, entry, file], {
    env: { ...process.env, ...TOOL_ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  const enter = ['-t', String(child.pid), '-U', '-n', '--preserve-credentials'];
  return {
    url: `http://127.0.0.1:${port}`,
    serve,
    run: (program, ...args) => run('nsenter', [...enter, program, ...args], TOOL_ENVIRONMENT),
    close: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  for await (const text of stdout ?? []) return Number(text);
  throw new Error('the site did not start');
}
