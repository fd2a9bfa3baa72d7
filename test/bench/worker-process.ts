// Starts workers: a fresh Node.js process each, with the bundle that was made before.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a worker needs besides the case's name: files with the feed and with what the case starts from. */
export interface WorkerFiles {
  readonly bundle: string;
  readonly feed: string;
  readonly start: string;
}

/** How often a worker runs its case: first without measuring. */
export interface Repeats {
  readonly unmeasured: number;
  readonly measured: number;
}

const execute = promisify(execFile);

/** Runs a case in a process of its own. @returns CPU times in milliseconds */
export async function cpuTimes(
  name: string,
  { bundle, feed, start }: WorkerFiles,
  { unmeasured, measured }: Repeats,
): Promise<readonly number[]> {
  const args = ['--expose-gc', bundle, name, feed, start, String(unmeasured), String(measured)];
  const { stdout } = await execute(process.execPath, args);
  return (JSON.parse(stdout) as readonly number[]).map((microseconds) => microseconds / 1_000);
}
