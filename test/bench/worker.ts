// The process in which a case is measured: makes it ready, runs it, and prints the CPU times in microseconds.
import { readFileSync } from 'node:fs';
import { CASES, FLOOR } from './cases.ts';

const [name = '', feedFile = '', startFile = '', unmeasured = '0', measured = '1'] = process.argv.slice(2);

const chosen = [FLOOR, ...CASES].find((each) => each.name === name);
if (chosen === undefined) throw new Error(`no case ${name}`);
const bytes = readFileSync(feedFile);
const start = readFileSync(startFile);

const times: number[] = [];
for (let index = -Number(unmeasured); index < Number(measured); index++) {
  const run = await chosen.ready(start, bytes);
  // What the making left is not to be collected while the run is measured.
  globalThis.gc?.();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  if (index >= 0) times.push(user + system);
}
process.stdout.write(`${JSON.stringify(times)}\n`);
