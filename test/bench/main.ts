// bench: the CPU time of what matters, as multiples of what JSON.parse of the same feed takes.
import { Command, Option } from 'commander';
import { RangewatchError } from '../../shared/error.ts';
import type { MeasuredFeed } from './case.ts';
import { measureReplay, REPLAY } from './cases/replay.ts';
import { measureStart, START, START_ROUNDS } from './cases/start.ts';
import { measureWrites, WRITE } from './cases/write.ts';
import { CASES } from './cases.ts';
import { measuredFeed } from './feeds.ts';
import { measureCases } from './measure.ts';
import { isMissed, lineOf, type Report } from './report.ts';
import { FULL, QUICK } from './schedule.ts';

interface Options {
  readonly case?: string;
  readonly everything?: boolean;
  readonly feed?: string;
  readonly json?: boolean;
  readonly quick?: boolean;
}

/** Where the recorded history of the feed is. */
const folder = process.env['RANGEWATCH_DATA'] || undefined;

/** Cases with a measure of their own. */
const NAMED = [START, REPLAY, WRITE];

await new Command('bench')
  .description(
    'measure the CPU time of each case, in fresh processes and warmed up, beside JSON.parse of the feed',
  )
  .addOption(
    new Option('--case <name>', 'one case only').choices([...CASES.map(({ name }) => name), ...NAMED]),
  )
  .addOption(
    new Option(
      '--everything',
      'the long cases too, the whole history among them: a quarter of an hour',
    ).conflicts(['case', 'quick']),
  )
  .option('--feed <file>', 'another feed than the newest one in the folder that RANGEWATCH_DATA names')
  .option('--json', 'end with one line for programs; the tables go to standard error')
  .option('--quick', 'few runs: figures that only show that it works')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(run)
  .parseAsync();

async function run(options: Options): Promise<void> {
  const words = options.json === true ? process.stderr : process.stdout;
  try {
    const feed = measuredFeed(options.feed, folder);
    words.write(`${feed.about}\n`);
    const reports: Report[] = [];
    for (const measure of measuresOf(options, feed)) {
      const report = await measure();
      words.write(report.text);
      reports.push(report);
    }
    const figures = reports.flatMap((report) => report.figures);
    if (options.json === true) process.stdout.write(lineOf(figures));
    for (const { name, state } of figures.filter(isMissed))
      words.write(`${name}, ${state}: far over its target\n`);
    process.exitCode = figures.some(isMissed) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What is measured, one after the other. */
function measuresOf(
  { case: named, everything = false, quick = false }: Options,
  feed: MeasuredFeed,
): readonly (() => Report | Promise<Report>)[] {
  const effort = quick ? QUICK : FULL;
  const start = (rounds: number) => () => measureStart(feed.bytes, rounds);
  const replay = () => measureReplay(historyFolder());
  const write = () => measureWrites(historyFolder());
  if (named === START) return [start(quick ? START_ROUNDS.quick : START_ROUNDS.full)];
  if (named === REPLAY) return [replay];
  if (named === WRITE) return [write];
  if (named !== undefined) {
    return [
      () =>
        measureCases(
          CASES.filter(({ name }) => name === named),
          feed,
          effort,
        ),
    ];
  }
  if (everything) return [() => measureCases(CASES, feed, effort), start(START_ROUNDS.full), replay, write];
  const usual = CASES.filter(({ isLong }) => isLong !== true);
  return [() => measureCases(usual, feed, effort), start(quick ? START_ROUNDS.quick : START_ROUNDS.beside)];
}

function historyFolder(): string {
  if (folder !== undefined) return folder;
  throw new RangewatchError({
    code: 'history-shape',
    seen: 'no folder with the history of the feed',
    expected: 'one that has history.jsonl.gz',
    where: 'RANGEWATCH_DATA',
  });
}
