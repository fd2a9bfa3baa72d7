// The process in which a case is measured: makes it ready, runs it, and prints the CPU times in milliseconds, and its memory.
import { readFileSync } from 'node:fs';
import { CASES, FLOOR } from './cases.ts';

const [name = '', feedFile = '', startFile = '', warmUp = '0'] = process.argv.slice(2);

/** Runs that a warm process measures. */
const WARM_RUNS = 5;

const chosen = [FLOOR, ...CASES].find((each) => each.name === name);
if (chosen === undefined) throw new Error(`no case ${name}`);
const bytes = readFileSync(feedFile);
const start = readFileSync(startFile);

const { ready } = chosen;
const times: number[] = [];
for (let spent = 0; spent < Number(warmUp); ) spent += await runOnce();
for (let index = 0; index < (warmUp === '0' ? 1 : WARM_RUNS); index++) times.push(await runOnce());
// Kilobytes on Linux (getrusage(2)).
const peakMegabytes = process.resourceUsage().maxRSS / 1_024;
process.stdout.write(`${JSON.stringify({ times, peakMegabytes })}\n`);

/** The CPU time of one run, in all threads. */
async function runOnce(): Promise<number> {
  const run = await ready(start, bytes);
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
