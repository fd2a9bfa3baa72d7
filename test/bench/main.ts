// bench: the CPU time of what matters, as multiples of what JSON.parse of the same feed takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { progressBar } from '../../local/command/progress.ts';
import { bundleTypeScript } from '../../local/load.mjs';
import type { Case, MeasuredFeed, State } from './case.ts';
import { measureStart, START, START_ROUNDS } from './cases/start.ts';
import { measureWrites, WRITE } from './cases/write.ts';
import { CASES, FLOOR } from './cases.ts';
import { measuredFeed } from './feeds.ts';
import { type Figure, isMissed, lineOf, tableOf } from './report.ts';
import { type Effort, FULL, medianOf, QUICK, turnsOf } from './schedule.ts';
import { type Measured, runCase } from './worker-process.ts';

interface Options {
  readonly case?: string;
  readonly feed?: string;
  readonly json?: boolean;
  readonly quick?: boolean;
}

await new Command('bench')
  .description(
    'measure the CPU time of each case, in fresh processes and warmed up, beside JSON.parse of the feed',
  )
  .addOption(
    new Option('--case <name>', 'one case only').choices([...CASES.map(({ name }) => name), START, WRITE]),
  )
  .option('--feed <file>', 'another feed than the newest one in the folder that RANGEWATCH_DATA names')
  .option('--json', 'end with one line for programs; the table goes to standard error')
  .option('--quick', 'few runs: figures that only show that it works')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(run)
  .parseAsync();

async function run(options: Options): Promise<void> {
  if (options.case === WRITE) return runWrites(options);
  const cases = CASES.filter(({ name, isLong }) =>
    options.case === undefined ? isLong !== true : name === options.case,
  );
  const feed = measuredFeed(options.feed, process.env['RANGEWATCH_DATA'] || undefined);
  if (options.case === START) return runStart(feed, options);
  const measured = await measure([FLOOR, ...cases], feed, options.quick === true ? QUICK : FULL);
  const median = (name: string, state: State) =>
    medianOf(measured.get(`${name} ${state}`)?.flatMap(({ times }) => times) ?? []);
  const floor = { cold: median(FLOOR.name, 'cold'), warm: median(FLOOR.name, 'warm') };
  const figures = [FLOOR, ...cases].flatMap(({ name, about, targets, isColdOnly, count }) =>
    (['cold', 'warm'] as const)
      .filter((state) => state === 'cold' || isColdOnly !== true)
      .map((state): Figure => {
        const milliseconds = median(name, state);
        const ratio = milliseconds / floor.cold;
        const peaks = measured.get(`${name} ${state}`)?.map(({ peakMegabytes }) => peakMegabytes) ?? [];
        const megabytes = medianOf(peaks);
        return { name, state, about, milliseconds, ratio, target: targets[state], count, megabytes };
      }),
  );
  const words = options.json === true ? process.stderr : process.stdout;
  words.write(`${feed.about}\n${tableOf(figures, floor)}`);
  if (options.json === true) process.stdout.write(lineOf(figures.filter(({ name }) => name !== FLOOR.name)));
  for (const { name, state } of figures.filter(isMissed))
    words.write(`${name}, ${state}: far over its target\n`);
  process.exitCode = figures.some(isMissed) ? 1 : 0;
}

/** The start of functions, which is compared with other things. */
async function runStart(feed: MeasuredFeed, { quick, json }: Options): Promise<void> {
  const { figures, text } = await measureStart(feed.bytes, quick === true ? 2 : START_ROUNDS);
  (json === true ? process.stderr : process.stdout).write(`${feed.about}\n${text}`);
  if (json === true) process.stdout.write(lineOf(figures));
  process.exitCode = figures.some(isMissed) ? 1 : 0;
}

/** Objects and requests, which are no multiple of anything. */
async function runWrites({ json }: Options): Promise<void> {
  const folder = process.env['RANGEWATCH_DATA'] || undefined;
  if (folder === undefined) {
    process.stderr.write(
      'RANGEWATCH_DATA names no folder with the history of the feed: nothing to measure\n',
    );
    process.exitCode = 1;
    return;
  }
  (json === true ? process.stderr : process.stdout).write(await measureWrites(folder));
  if (json === true) process.stdout.write(lineOf([]));
}

/** What the processes measured, by case and state. */
async function measure(
  cases: readonly Case[],
  feed: MeasuredFeed,
  effort: Effort,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-bench-'));
  try {
    const bundle = await bundleTypeScript(join(process.cwd(), 'test/bench/worker.ts'));
    const files = { bundle, feed: join(folder, 'feed.json') };
    writeFileSync(files.feed, feed.bytes);
    for (const each of cases) writeFileSync(join(folder, each.name), await each.start(feed));
    const turns = turnsOf(cases, effort);
    const measured = new Map<string, readonly Measured[]>();
    const bar = progressBar('processes', turns.length);
    for (const { name, state } of turns) {
      const key = `${name} ${state}`;
      const more = await runCase(
        name,
        { ...files, start: join(folder, name) },
        state === 'warm' ? effort.warmUp : 0,
      );
      measured.set(key, [...(measured.get(key) ?? []), more]);
      bar.step();
    }
    bar.stop();
    return measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
