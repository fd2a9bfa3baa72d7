// simulate: seeds of the simulator, or the proof that its checks bite.

import { OCCASIONS, plansOf, runPlan } from './plans.ts';
import { simulate } from './simulate.ts';

const first = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 1);
const t = Date.now();
let bad = 0;
let ops = 0;
let plans = 0;
const show = (o: { name: string; violation?: Error; steps: readonly string[]; operations: number }) => {
  ops += o.operations;
  if (o.violation) {
    bad++;
    if (bad < 4) {
      process.stdout.write(`${o.name}: ${o.violation.message}\n`);
      if (bad === 1) process.stdout.write(`${o.steps.slice(-45).join('\n')}\n`);
    }
  }
};
for (let seed = first; seed < first + count; seed++) show(await simulate(seed));
if (count === 0)
  for (const occasion of OCCASIONS)
    for (const plan of await plansOf(occasion)) {
      plans++;
      show(await runPlan(plan));
    }
process.stdout.write(`${bad} bad of ${count} and ${plans} plans, ${ops} operations, ${Date.now() - t} ms\n`);
