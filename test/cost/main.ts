// npm run cost: what a month on AWS costs, from the requests of a real year or month. --period P, --regions 1,3,20.
import { InvalidArgumentError, Option, program } from 'commander';
import { REGION_CODES } from '../../shared/requirements/regions.ts';
import { effectsOf } from './effects.ts';
import { type PeriodOfRequests, playPeriod } from './period.ts';
import { PRICES } from './prices.ts';
import type { Requests } from './requests.ts';

const folder = process.env['RANGEWATCH_DATA'];
if (folder === undefined) {
  process.stderr.write('RANGEWATCH_DATA names no folder with the history of the feed: nothing to measure\n');
  process.exit(1);
}

const HOURS_A_MONTH = 730;

/** Runs a month: watch polls every 15 minutes, publish every 5 and after each watch. */
const POLLS = HOURS_A_MONTH * 4;
const CONVERGES = HOURS_A_MONTH * 12 + POLLS;

/** What a run is billed, in GB-seconds: 1 GB, and as long as a run on a small machine with the network's time on top. */
const WATCH_GB_SECONDS = 2;
const PUBLISH_GB_SECONDS = 1;

const { period, regions } = program
  .addOption(new Option('--period <year-or-month>', 'what is played, such as 2025-12').default('2025'))
  .option('--regions <counts>', 'how many Regions', takeCounts, [1, 3, 20])
  .parse()
  .opts<{ readonly period: string; readonly regions: readonly number[] }>();

function takeCounts(text: string): readonly number[] {
  const counts = text.split(',').map(Number);
  const isRight = counts.every(
    (count) => Number.isInteger(count) && count > 0 && count <= REGION_CODES.length,
  );
  if (!isRight) throw new InvalidArgumentError(`whole numbers from 1 to ${REGION_CODES.length}`);
  return counts;
}

const MONTHS = period.length > 4 ? 1 : 12;

/** Requests of one month: the changes, shared among the months, and the quiet runs. */
function monthOf({ changes, quietWatch, quietPublish }: PeriodOfRequests): Requests {
  const of = (key: keyof Requests) =>
    Math.round(changes[key] / MONTHS + quietWatch[key] * POLLS + quietPublish[key] * CONVERGES);
  return {
    puts: of('puts'),
    lists: of('lists'),
    gets: of('gets'),
    readUnits: of('readUnits'),
    writeUnits: of('writeUnits'),
    publishes: of('publishes'),
  };
}

function costOf(month: Requests): Readonly<Record<string, number>> {
  return {
    S3: (month.puts + month.lists) * PRICES.s3Put + month.gets * PRICES.s3Get,
    DynamoDB: month.readUnits * PRICES.dynamoRead + month.writeUnits * PRICES.dynamoWrite,
    Lambda:
      (POLLS + CONVERGES) * PRICES.lambdaRequest +
      (POLLS * WATCH_GB_SECONDS + CONVERGES * PUBLISH_GB_SECONDS) * PRICES.lambdaGbSecond,
    SNS: month.publishes * PRICES.snsPublish,
  };
}

const effects: string[] = [];
const rows: (readonly string[])[] = [
  [
    'Regions',
    'HEAD',
    'PUT',
    'LIST',
    'GET',
    'read units',
    'write units',
    'publishes',
    'S3',
    'DynamoDB',
    'Lambda',
    'SNS',
    'together',
  ],
];
for (const count of regions) {
  let played = 0;
  const found = await playPeriod(folder, period, REGION_CODES.slice(0, count), () => {
    played++;
    if (process.stderr.isTTY) process.stderr.write(`\r${count} Regions: ${played} versions`);
  });
  effects.push(effectsOf(count, found, MONTHS));
  const month = monthOf(found);
  const cost = costOf(month);
  const together = Object.values(cost).reduce((sum, each) => sum + each, 0);
  rows.push([
    String(count),
    `${Math.ceil(found.headBytes / 1_024)} KB`,
    ...Object.values(month).map((number) => number.toLocaleString('en-US')),
    ...[...Object.values(cost), together].map((dollars) => `$${dollars.toFixed(2)}`),
  ]);
}
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
const [head = [], ...body] = rows;
process.stdout.write(
  `a month, from ${period} of the history, every list in the usual formats\n\n${[head, head.map(() => '---'), ...body].map(line).join('')}\n${effects.join('')}`,
);
