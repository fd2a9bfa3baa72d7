// A bundle as Lambda runs it: in a process of its own, with nothing but its environment, event and context.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What an invocation came to. */
export interface Outcome {
  readonly answer?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** A process that has loaded a bundle: the first invocation is its cold start. */
export interface LambdaProcess {
  readonly invoke: (event: unknown, milliseconds?: number) => Promise<Outcome>;
  /** Everything that was logged, line by line. */
  readonly lines: () => readonly string[];
  /** As Lambda ends a function whose time is over: at once. */
  readonly kill: () => Promise<void>;
}

/** Starts a process for a bundle. */
export function startLambda(file: string, environment: Readonly<Record<string, string>>): LambdaProcess {
  const child: ChildProcess = fork(join(import.meta.dirname, 'lambda.cjs'), {
    env: { ...environment, AWS_LAMBDA_FUNCTION_NAME: 'test' },
    execArgv: [],
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit');
  let count = 0;
  return {
    invoke: (event, milliseconds = 60_000) => {
      const id = count++;
      return new Promise<Outcome>((resolve) => {
        const onMessage = (outcome: Outcome & { readonly id: number }) => {
          if (outcome.id !== id) return;
          child.off('message', onMessage);
          resolve(outcome);
        };
        child.on('message', onMessage);
        child.once('exit', () => resolve({ error: { name: 'Killed', message: 'the process ended' } }));
        child.send({ id, file, event, milliseconds });
      });
    },
    lines: () => output.split('\n').filter((line) => line !== ''),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
