// Each refusal of the program, and the same without the line that refuses: a guard that can be taken away unnoticed is none.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTools } from '../real-tools.ts';
import { bringAbout, GUARDS } from './guards.ts';
import { refused, SCRIPT } from './job.ts';
import { here, type Place } from './place.ts';
import { newFolder, plain, releases } from './releases.ts';

const LINES: readonly string[] = readFileSync(SCRIPT, 'utf8').split('\n');
const REFUSES = /\b(?:refuse|doubt) (?=["'])/;

/** The program without one of its refusals. */
function without(words: string): string {
  const script = join(newFolder(), 'rangewatch-fetch');
  const lines = LINES.map((line) => (isOf(line, words) ? line.replace(REFUSES, ': ') : line));
  writeFileSync(script, lines.join('\n'));
  return script;
}

const isOf = (line: string, words: string) => REFUSES.test(line) && line.includes(words);

describeWithTools('rangewatch-fetch refuses', ['curl', 'minisign'], () => {
  let place: Place;
  beforeAll(async () => {
    place = await here();
  });
  afterAll(() => place.close());

  test.each(GUARDS)('"$words"', async (guard) => {
    const { job, run } = await bringAbout(place, guard);
    expect(refused(run, job)).toMatch(guard.says);
    if (guard.isFirst) expect(job.copied()).toBe(undefined);
    else if (!/NOT APPLIED|last good list cannot/.test(run.stderr))
      expect(job.copied()?.trimEnd().split('\n').sort()).toEqual(
        plain((await releases())[0], 'streaming', 'ipv4.txt'),
      );
  });

  test.each(GUARDS)('without its line "$words" that is seen', async (guard) => {
    expect(LINES.filter((line) => isOf(line, guard.words))).toHaveLength(1);
    const { run } = await bringAbout(place, guard, without(guard.words));
    const isRefusedSo = run.code === 1 && guard.says.test(run.stderr);
    expect(isRefusedSo).toBe(false);
  });

  test('there is no other refusal, but that of a second run and of what was counted already', () => {
    const others = LINES.filter(
      (line) => REFUSES.test(line) && !GUARDS.some(({ words }) => isOf(line, words)),
    );
    expect(others.map((line) => line.trim())).toEqual([
      expect.stringContaining('another run of this job'),
      expect.stringContaining('vouch || refuse "$problem"'),
    ]);
  });
});
