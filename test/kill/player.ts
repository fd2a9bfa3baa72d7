// One `start --once` that plays a history, as a process of its own, which can be killed at a chosen moment.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** When a process is killed, in milliseconds after it was started, or after it began with a version of the history. */
export type Moment =
  | { readonly kind: 'starting'; readonly after: number }
  | { readonly kind: 'playing'; readonly version: number; readonly after: number };

/** How a process ended: killed while it ran, or by itself, with when it began with each version. */
export type Ending =
  | { readonly kind: 'killed' }
  | { readonly kind: 'ended'; readonly code: number | null; readonly errors: string; readonly times: Times };

/** Milliseconds since the process was started: of each version's beginning, in order, and of the end. */
export interface Times {
  readonly versions: readonly number[];
  readonly end: number;
}

/** What is played, and with what. */
export interface Play {
  /** The repository. */
  readonly home: string;
  readonly history: string;
  /** The sync tokens of the history, in its order. */
  readonly tokens: readonly string[];
  /** Where the process works. */
  readonly folder: string;
  /** Where it serves. */
  readonly port: number;
}

/** Plays until the end, or until it is killed at the moment. */
export function play({ home, history, tokens, folder, port }: Play, moment?: Moment): Promise<Ending> {
  // Node itself, without a shell or npm between: SIGKILL reaches the very process that writes.
  const entry = join(home, 'local', 'rangewatch.mjs');
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [entry, 'start', '--once', '--port', String(port), '--history', history],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  const clock = () => performance.now() - began;
  let timer: NodeJS.Timeout | undefined;
  const killAfter = (milliseconds: number) => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
  };
  if (moment?.kind === 'starting') killAfter(moment.after);

  const versions: number[] = [];
  let playing = -1;
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const [, token = ''] of lines.flatMap((line) => [/^feed {2}sync token (\d+)/.exec(line) ?? []])) {
      if (token === '') continue;
      // A start that goes on later skips what it played before: only its first version has to be looked for.
      playing = playing < 0 ? tokens.indexOf(token) : playing + 1;
      versions.push(clock());
      if (moment?.kind === 'playing' && playing >= moment.version) killAfter(moment.after);
    }
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL' && moment !== undefined) resolve({ kind: 'killed' });
      else
        resolve({
          kind: 'ended',
          code,
          errors: errors || String(signal ?? ''),
          times: { versions, end: clock() },
        });
    });
  });
}
