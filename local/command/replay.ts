// replay: plays recorded feeds through ingest and converge, and leaves the bucket in a folder.
import { existsSync, readdirSync } from 'node:fs';
import { Command } from 'commander';
import { defineConfig } from '../../shared/config.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import type { FormatId } from '../../shared/formats/formats.ts';
import { takeName } from '../../shared/names.ts';
import { watchedSelectors } from '../../shared/release/settings.ts';
import type { RegionCode } from '../../shared/requirements/regions.ts';
import type { SelectorKey } from '../../shared/requirements/taken.ts';
import { ownFolderBucket } from '../bucket/own-folder-bucket.ts';
import { countWords } from '../count-words.ts';
import { openRecording } from '../replay/history.ts';
import { type ReplaySummary, replay } from '../replay/replay.ts';
import { collect, HELP, takeFormat, takeRegion } from './options.ts';

interface Options {
  readonly region: readonly RegionCode[];
  readonly out: string;
  readonly format?: readonly FormatId[];
  readonly approve: 'all' | 'none';
  readonly json?: boolean;
}

/** The command `replay`. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('play recorded feeds through the watcher itself, and leave what it publishes in a folder')
    .argument('<history...>', 'histories (.jsonl) or feeds (.json), plain or packed as .gz or .br, in order')
    .requiredOption('--region <region>', `${HELP.region}; may be repeated`, collect(takeRegion))
    .requiredOption('--out <folder>', 'an empty or new folder for the bucket')
    .option(
      '--format <id>',
      `${HELP.format}; may be repeated; plain and json unless given`,
      collect(takeFormat),
    )
    .option(
      '--approve <what>',
      'all: nothing waits for a person; none: what guards stop goes on waiting',
      (text: string) => takeName('approval', text, ['all', 'none']),
      'none',
    )
    .option('--json', 'end with one line of JSON')
    .action(run);
}

async function run(history: readonly string[], options: Options): Promise<void> {
  refuseUsed(options.out);
  const config = defineConfig({ regions: options.region, formats: options.format ?? ['plain', 'json'] });
  const recordings = history.map(openRecording);
  const { progressBar } = await import('./progress.ts');
  const bar = progressBar(
    'versions',
    recordings.reduce((sum, { count }) => sum + count, 0),
  );
  const bucket = ownFolderBucket(options.out);
  try {
    const summary = await replay(allFeeds(recordings, watchedSelectors(config)), {
      config,
      bucket,
      approves: options.approve === 'all' ? 'everything' : 'nothing',
      onVersion: () => bar.step(),
    });
    bucket.finish();
    bar.stop();
    process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : asText(summary, options));
  } finally {
    bar.stop();
  }
}

function* allFeeds(
  recordings: readonly ReturnType<typeof openRecording>[],
  wanted: ReadonlySet<SelectorKey>,
): Generator<ReceivedFeed> {
  for (const { feeds } of recordings) yield* feeds(wanted);
}

/** What is published must come from this replay alone. */
function refuseUsed(folder: string): void {
  if (folder.trim() === '') {
    const expected = 'an empty or new folder';
    throw new RangewatchError({ code: 'usage', seen: 'nothing', expected, where: '--out' });
  }
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new RangewatchError({
    code: 'usage',
    seen: 'files in it',
    expected: 'an empty or new folder',
    where: `--out ${folder}`,
    remedy: 'choose another folder or empty this one',
  });
}

function asText(summary: ReplaySummary, { out, region }: Options): string {
  return [
    `${countWords(summary.versions, 'version', 'versions')} played for ${region.join(', ')}: ${countWords(summary.releases, 'release', 'releases')}, ${countWords(summary.alerts, 'alert', 'alerts')}`,
    `${summary.holds} holds began, ${summary.holdsCancelled} of them ended because the prefix came back`,
    `${summary.withheld} prefixes withheld, ${summary.dropped} dropped, ${summary.rejected} feeds rejected`,
    `${summary.filesWritten} files written; the bucket is in ${out}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}
