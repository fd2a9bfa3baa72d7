// kill: a replay that is killed again and again must leave the same bucket as one that nothing disturbed.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { progressBar } from '../../local/command/progress.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { randomOf } from '../simulation/random.ts';
import { compare, isUnfinished } from './compare.ts';
import { freePort } from './free-port.ts';
import { FEWEST_VERSIONS, historyText } from './history.ts';
import { lateMoment, momentsOf } from './moments.ts';
import { type Ending, type Play, play, type Times } from './player.ts';
import { sliceOf, tokensOf } from './slice.ts';

interface Options {
  readonly times: number;
  readonly seed: number;
  readonly versions: number;
  readonly history?: string;
}

/** What a start leaves in its folder. */
const STATE = '.rangewatch';

await new Command('kill')
  .description('kill a replay at random moments, start it again each time, and compare what it leaves')
  .option('--times <number>', 'how many kills', takeNumber, 50)
  .option('--seed <number>', 'what the moments are drawn from', takeNumber, 1)
  .option('--versions <number>', `how many versions are played, at least ${FEWEST_VERSIONS}`, takeNumber, 120)
  .option('--history <file>', 'the newest versions of this history instead of an invented one')
  .action(run)
  .parseAsync();

async function run({ times, seed, versions, history }: Options): Promise<void> {
  const began = Date.now();
  const parent = mkdtempSync(join(tmpdir(), 'rangewatch-kill-'));
  const count = Math.max(versions, FEWEST_VERSIONS);
  const text = history === undefined ? historyText(count) : sliceOf(history, count);
  const tokens = tokensOf(text);
  const file = join(parent, 'history.jsonl');
  writeFileSync(file, text);
  const port = await freePort();
  const makePlay = (name: string): Play => {
    const folder = join(parent, name);
    mkdirSync(join(folder, STATE), { recursive: true });
    return { home: process.cwd(), history: file, tokens, folder, port };
  };
  const stateOf = (each: Play) => join(each.folder, STATE);
  try {
    const undisturbed = makePlay('undisturbed');
    const first = finished(await play(undisturbed));
    say(`${tokens.length} versions undisturbed in ${seconds(first.end)}`);
    const killed = makePlay('killed');
    // The same key, so that signatures can be the same.
    for (const name of ['minisign.key', 'minisign.pub']) {
      copyFileSync(join(stateOf(undisturbed), name), join(stateOf(killed), name));
    }
    const unfinished = await killAgainAndAgain(killed, seed, times, first);
    finished(await play(killed));
    const { files, differences } = compare(stateOf(undisturbed), stateOf(killed));
    for (const { key, reason } of differences) process.stdout.write(`${key}: ${reason}\n`);
    say(
      `${times} kills, ${unfinished} of them in the middle of a release, in ${seconds(Date.now() - began)}`,
    );
    const releases = releasesIn(join(stateOf(killed), 'bucket'));
    const total = { kills: times, unfinished, versions: tokens.length, releases, files };
    process.stdout.write(`${JSON.stringify({ ...total, differences: differences.length })}\n`);
    if (differences.length > 0) throw new Error('the buckets differ');
    rmSync(parent, { recursive: true });
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}; everything is kept in ${parent}`);
    process.exitCode = 1;
  }
}

/**
 * Kills a replay and starts it again until it was killed so many times; a process that ended before its moment does not
 * count. @returns how many kills left a release half staged, or committed and not wholly public
 */
async function killAgainAndAgain(replay: Play, seed: number, times: number, first: Times): Promise<number> {
  const moments = [...momentsOf(seed, times, first)];
  const random = randomOf(seed + 1);
  const bar = progressBar('kills', times);
  let unfinished = 0;
  for (let kills = 0; kills < times; ) {
    const ending = await play(replay, moments.shift() ?? lateMoment(random, first));
    if (ending.kind === 'ended') {
      finished(ending);
      continue;
    }
    kills++;
    if (isUnfinished(join(replay.folder, STATE, 'bucket'))) unfinished++;
    bar.step();
  }
  bar.stop();
  return unfinished;
}

/** A start that was not killed must end well, whatever the one before it left. */
function finished(ending: Ending): Times {
  if (ending.kind === 'ended' && ending.code === 0) return ending.times;
  throw new Error(`a start failed: ${ending.kind === 'ended' ? ending.errors : ending.kind}`);
}

function releasesIn(bucket: string): number {
  const version: VersionDocument = JSON.parse(readFileSync(join(bucket, 'version.json'), 'utf8'));
  return version.seq;
}

function takeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`found ${JSON.stringify(text)}, expected a whole number above 0`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
