// verify: a published tree, as a careful consumer would check it.
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { verifyEd25519 } from '../../functions/adapters/ed25519.ts';
import { tools } from '../../functions/adapters/tools.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { keyName, type PublicKey } from '../../shared/release/minisign-read.ts';
import { type EpochSeconds, formatTime, parseTime } from '../../shared/time.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import type { Demands } from '../../shared/verify/signed.ts';
import { type TreeReport, verifyTree } from '../../shared/verify/verify-tree.ts';
import { folderTree } from '../tree/folder-tree.ts';
import { readPublicKey } from '../tree/public-key.ts';
import { urlTree } from '../tree/url-tree.ts';

interface Options {
  readonly key: PublicKey;
  readonly at?: EpochSeconds;
  readonly minSeq?: number;
  readonly json?: boolean;
}

/** How long a release that is under way is waited for, once, in milliseconds. */
const WAIT_MS = 3_000;

/** Problems that waiting does not mend. */
const LASTING: ReadonlySet<string> = new Set(['tree-expired', 'tree-older']);

/** The command `verify`. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check a published tree: signature, age, and the bytes of every file')
    .argument('<tree>', 'the URL or folder with version.json in it')
    .requiredOption('--key <key>', 'a minisign public key: its file, or the key itself', readPublicKey)
    .option('--at <time>', 'check as of this time (2026-01-31T12:00:00Z) instead of now', takeAt)
    .option('--min-seq <number>', 'refuse a release older than this one', takeSeq)
    .option('--json', 'as one line of JSON')
    .action(run);
}

async function run(source: string, { key, at, minSeq = 0, json }: Options): Promise<void> {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
  const read = isUrl ? urlTree(source) : folderTree(source);
  const demands = { publicKey: key, at: at ?? Math.floor(Date.now() / 1_000), minSeq };
  let report = await checkOnce(read, demands);
  if (isUrl && report.problems.some(({ code }) => !LASTING.has(code))) {
    await setTimeout(WAIT_MS);
    report = await checkOnce(read, demands);
  }
  refuseProblems(report);
  const summary = {
    ...report.version,
    keyId: keyName(key.keyId),
    checkedAt: formatTime(demands.at),
    ...counts(report),
  };
  process.stdout.write(json === true ? `${JSON.stringify(summary)}\n` : asText(summary));
}

async function checkOnce(read: ReadTree, demands: Demands): Promise<TreeReport> {
  const { progressBar } = await import('./progress.ts');
  let bar: ReturnType<typeof progressBar> | undefined;
  const watcher = {
    begin: (objects: number) => {
      bar = progressBar('objects', objects);
    },
    step: () => bar?.step(),
  };
  try {
    return await verifyTree(read, demands, { hash: tools.hash, verify: verifyEd25519 }, watcher);
  } finally {
    bar?.stop();
  }
}

function refuseProblems({ problems: [first, ...more] }: TreeReport): void {
  if (first === undefined) return;
  const others =
    more.length === 0 ? [] : [`${more.length} more ${more.length === 1 ? 'problem' : 'problems'}`];
  const remedy = [first.problem.remedy, ...others].filter((part) => part !== undefined).join('; ');
  throw new RangewatchError({ ...first.problem, ...(remedy === '' ? {} : { remedy }) }, { cause: first });
}

const counts = ({ files, objects, bytes }: TreeReport) => ({ files, objects, bytes });

function asText(summary: Readonly<Record<string, unknown>>): string {
  const { seq, syncToken, keyId, manifest, files, objects, bytes, verifiedAt, expires, checkedAt } = summary;
  return [
    `release ${seq}, sync token ${syncToken}: whole, and signed by ${keyId}`,
    `manifest ${manifest}`,
    `${files} files checked in ${objects} objects, ${bytes} bytes`,
    `verified ${verifiedAt}, expires ${expires}, checked as of ${checkedAt}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function takeAt(text: string): EpochSeconds {
  const time = parseTime(text);
  if (time !== undefined) return time;
  throw wrong(text, 'a time such as 2026-01-31T12:00:00Z', '--at');
}

function takeSeq(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw wrong(text, 'the number of a release', '--min-seq');
}

function wrong(text: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'usage', seen: quote(text), expected, where });
}
