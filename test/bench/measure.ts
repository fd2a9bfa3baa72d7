// The cases side by side: each in fresh processes and warmed up, round by round, as one table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressBar } from '../../local/command/progress.ts';
import { bundleTypeScript } from '../../local/load.mjs';
import type { Case, MeasuredFeed, State } from './case.ts';
import { FLOOR } from './cases.ts';
import { type Figure, type Report, tableOf } from './report.ts';
import { type Effort, medianOf, turnsOf } from './schedule.ts';
import { type Measured, runCase } from './worker-process.ts';

/** Measures some cases beside the floor, which is in the table and in no figure for programs. */
export async function measureCases(
  chosen: readonly Case[],
  feed: MeasuredFeed,
  effort: Effort,
): Promise<Report> {
  const cases = [FLOOR, ...chosen];
  const measured = await measure(cases, feed, effort);
  const median = (name: string, state: State) =>
    medianOf(measured.get(`${name} ${state}`)?.flatMap(({ times }) => times) ?? []);
  const floor = { cold: median(FLOOR.name, 'cold'), warm: median(FLOOR.name, 'warm') };
  const figures = cases.flatMap(({ name, about, targets, isColdOnly, count }) =>
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
  return { figures: figures.filter(({ name }) => name !== FLOOR.name), text: tableOf(figures, floor) };
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
