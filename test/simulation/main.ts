// simulate: seeds of the simulator and its single-fault plans, or the proof that its checks bite.
import { Command } from 'commander';
import { progressBar } from '../../local/command/progress.ts';
import { printTable } from '../../local/command/table.ts';
import { bites, isCaught } from './bite.ts';
import { MUTANTS } from './mutants.ts';
import type { Outcome } from './outcome.ts';
import { OCCASIONS, plansOf, runPlan } from './plans.ts';
import { simulate } from './simulate.ts';

interface Options {
  readonly seeds: number;
  readonly seed?: number;
  readonly plans?: boolean;
  readonly mutants?: boolean;
}

await new Command('simulate')
  .description("play the product's own code through races, faults and crashes, and check every promise")
  .option('--seeds <number>', 'how many seeds', takeNumber, 300)
  .option('--seed <number>', 'one seed only, with its last steps', takeNumber)
  .option('--plans', 'every single-fault plan as well')
  .option('--mutants', 'wrong versions of the product instead: each must be caught')
  .action((options: Options) => (options.mutants === true ? proveBites() : runSeeds(options)))
  .parseAsync();

async function runSeeds({ seeds, seed, plans }: Options): Promise<void> {
  const began = Date.now();
  const chosen = seed === undefined ? Array.from({ length: seeds }, (_, index) => index + 1) : [seed];
  const planned = plans === true ? (await Promise.all(OCCASIONS.map(plansOf))).flat() : [];
  const bar = progressBar('simulations', chosen.length + planned.length);
  const total = {
    seeds: chosen.length,
    plans: planned.length,
    operations: 0,
    faults: 0,
    crashes: 0,
    violations: 0,
  };
  const take = (outcome: Outcome) => {
    total.operations += outcome.operations;
    total.faults += outcome.faults;
    total.crashes += outcome.crashes;
    if (outcome.violation !== undefined) {
      total.violations++;
      say(`${outcome.name}: ${outcome.violation.message}`);
    }
    if (seed !== undefined) say(outcome.steps.join('\n'));
    bar.step();
  };
  for (const each of chosen) take(await simulate(each));
  for (const each of planned) take(await runPlan(each));
  bar.stop();
  say(`${chosen.length} seeds and ${planned.length} single-fault plans in ${secondsSince(began)} s`);
  process.stdout.write(`${JSON.stringify(total)}\n`);
  process.exitCode = total.violations === 0 ? 0 : 1;
}

async function proveBites(): Promise<void> {
  const began = Date.now();
  const bar = progressBar('wrong versions', MUTANTS.length);
  const rows: string[][] = [];
  let caught = 0;
  for await (const bite of bites(process.cwd())) {
    if (isCaught(bite)) caught++;
    const { mutant, violation, by, tried } = bite;
    const verdict = isCaught(bite)
      ? 'caught'
      : violation === undefined
        ? 'MISSED'
        : 'CAUGHT FOR ANOTHER REASON';
    rows.push([
      mutant.name,
      verdict,
      by === '' ? `${tried} seeds` : by,
      violation?.message.slice(0, 110) ?? '',
    ]);
    bar.step();
  }
  bar.stop();
  process.stdout.write(printTable(['wrong version', '', 'by', 'the promise that it breaks'], rows));
  say(`in ${secondsSince(began)} s`);
  process.stdout.write(`${JSON.stringify({ mutants: MUTANTS.length, caught })}\n`);
  process.exitCode = caught === MUTANTS.length ? 0 : 1;
}

function takeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`found ${JSON.stringify(text)}, expected a whole number`);
}

function secondsSince(began: number): string {
  return ((Date.now() - began) / 1_000).toFixed(1);
}

function say(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}
