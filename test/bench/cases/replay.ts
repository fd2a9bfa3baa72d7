// The whole recorded history by the command replay, as a user runs it: one Region, plain only. It takes most of a minute.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplaySummary } from '../../../local/replay/replay.ts';
import type { Report } from '../report.ts';

/** The name of the case. */
export const REPLAY = 'replay';

/** What a whole replay may take, in seconds. */
const TARGET = 40;

/** Replays the history in a folder once. */
export function measureReplay(folder: string): Report {
  const out = mkdtempSync(join(tmpdir(), 'rangewatch-replay-'));
  try {
    const args = ['--region', 'ap-northeast-1', '--format', 'plain', '--approve', 'all', '--json'];
    const history = join(folder, 'history.jsonl.gz');
    const before = performance.now();
    const printed = execFileSync(
      process.execPath,
      ['local/rangewatch.mjs', 'replay', history, ...args, '--out', out],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const seconds = (performance.now() - before) / 1_000;
    const { versions, releases } = JSON.parse(printed) as ReplaySummary;
    const verdict = seconds > TARGET ? `${TARGET}: missed` : `${TARGET}: met`;
    return {
      figures: [],
      text: `replay: ${versions} versions, ${releases} releases in ${seconds.toFixed(1)} s by the clock (target ${verdict})\n`,
    };
  } finally {
    rmSync(out, { recursive: true });
  }
}
