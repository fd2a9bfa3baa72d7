// Starts workers: a fresh Node.js process each, with the bundle that was made before.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a worker needs besides the case's name: files with the feed and with what the case starts from. */
export interface WorkerFiles {
  readonly bundle: string;
  readonly feed: string;
  readonly start: string;
}

/** What a process measured: CPU times in milliseconds, and the most memory that it held at once (RSS). */
export interface Measured {
  readonly times: readonly number[];
  readonly peakMegabytes: number;
}

const execute = promisify(execFile);

/** Runs a case in a process of its own: once, or, with a time to warm up, a few times after that. */
export async function runCase(
  name: string,
  { bundle, feed, start }: WorkerFiles,
  warmUp: number,
): Promise<Measured> {
  const args = [bundle, name, feed, start, String(warmUp)];
  const { stdout } = await execute(process.execPath, args);
  return JSON.parse(stdout) as Measured;
}
