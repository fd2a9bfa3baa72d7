// What start tells a person: on standard output, in colour on a terminal only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import colors from 'picocolors';
import type { WatchAnswer } from '../../functions/watch.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import { countWords } from '../count-words.ts';
import type { SnsEnvelope } from '../servers/sns.ts';
import { keyFilesIn } from './signing-key.ts';
import type { Source } from './source.ts';

const OUTCOMES: Readonly<Record<WatchAnswer['result'], string>> = {
  released: 'a new release is published',
  moved: 'nothing to open or close: every list is as it was',
  unchanged: 'the feed is the one that is known',
  stale: 'an older feed was served: ignored',
  rejected: 'the feed was rejected: every list stays as it was',
};

/** Where the feed comes from, and that a sample is a sample. */
export function source(chosen: Source, wasCleared: boolean): void {
  if (wasCleared) say(colors.dim('The lists of the sample that was played before were cleared.'));
  if (chosen.kind === 'live') say("Watching AWS's feed.");
  if (chosen.kind === 'file') say('Playing a recorded feed.');
  if (chosen.kind === 'waiting') {
    say(colors.yellow("AWS's feed cannot be reached; the lists that are there stay as they are."));
    say(colors.dim(chosen.why));
  }
  if (chosen.kind === 'sample') {
    say(
      colors.yellow(
        colors.bold("SAMPLE: AWS's feed cannot be reached, so the sample in this repository is played."),
      ),
    );
    say(
      colors.yellow(
        'Its addresses are not for a firewall. With a network, the same command watches the real feed.',
      ),
    );
    say(colors.dim(chosen.why));
  }
}

/** The publication that is played now. */
export function publication(note: string): void {
  say(`\n${colors.cyan('feed')}  ${note}`);
}

/** Time goes on to when the digest is due. */
export function endOfDay(): void {
  say(`\n${colors.cyan('day')}   The day ends: what was routine is told together.`);
}

/** What came of it. */
export function outcome({ result, reason }: WatchAnswer): void {
  say(`${colors.cyan('watch')} ${OUTCOMES[result]}`);
  if (reason !== undefined) say(`      ${reason}`);
}

/** An ingest that failed; the lists stay, and the next poll tries again. */
export function failure(error: unknown): void {
  say(`${colors.red('watch')} ${error instanceof Error ? error.message : String(error)}`);
}

/** An alert, as e-mail has it. */
export function alert({ Subject, Email }: SnsEnvelope, to: NodeJS.WriteStream): void {
  const lines = [Subject ?? '', '', ...Email.trimEnd().split('\n')];
  to.write(`${colors.magenta('alert')} ${lines.join('\n      ')}\n`);
}

/** An alert that a channel did not take; it is tried again with the next look. */
export function undelivered(channel: string, subject: string, error: unknown, to: NodeJS.WriteStream): void {
  const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  to.write(`${colors.red('alert')} not taken by ${channel}: ${subject}: ${why}\n`);
}

/** The URLs that firewalls poll. */
export function lists(baseUrl: string, stateFolder: string): void {
  const { files, seq } = readLatest(stateFolder);
  if (seq === 0) {
    say('\nNo list is published yet.');
    return;
  }
  const urls = Object.entries(files).map(
    ([key, { entries }]) => `  ${baseUrl}/${key}  ${colors.dim(countWords(entries, 'entry', 'entries'))}`,
  );
  say(`\nLists of release ${seq}, for firewalls to poll:\n${urls.join('\n')}`);
  say(`Console: ${baseUrl}/`);
  say(`What is current, with sums: ${baseUrl}/latest.json`);
  // The key comes from this machine, not from where the lists are: that is the point of it.
  say(`Signed: ${baseUrl}/SHA256SUMS.minisig; hand over the public key ${keyFilesIn(stateFolder).public}`);
}

/** How it goes on. */
export function running(baseUrl: string, pollSeconds: number | undefined): void {
  const next =
    pollSeconds === undefined ? 'Everything was played' : `Looking again every ${pollSeconds / 60} minutes`;
  say(`\n${next}; serving ${baseUrl} until you press Ctrl+C.`);
}

function readLatest(stateFolder: string): Pick<LatestDocument, 'files' | 'seq'> {
  try {
    return JSON.parse(readFileSync(join(stateFolder, 'bucket', 'latest.json'), 'utf8')) as LatestDocument;
  } catch {
    return { files: {}, seq: 0 };
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
