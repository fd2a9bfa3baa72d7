// The promises under races, faults and crashes: a few hundred seeds. `npm run simulate -- --seeds N` plays more.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from './outcome.ts';
import { PROMISES } from './promises.ts';
import { simulate } from './simulate.ts';

const SEEDS = 200;

let outcomes: readonly Outcome[] = [];
beforeAll(async () => {
  const played: Outcome[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) played.push(await simulate(seed));
  outcomes = played;
}, 300_000);

describe(`under ${SEEDS} seeds`, () => {
  it.each(Object.entries(PROMISES))('promise %s: %s', (number) => {
    // The seed alone gives the same run again: npm run simulate -- --seed N
    const broken = outcomes.filter(({ violation }) => violation?.promise === Number(number));
    expect(
      broken.map(({ name, violation, steps }) => [name, violation?.message, ...steps].join('\n')),
    ).toEqual([]);
  });

  it('things do go wrong', () => {
    const sum = (of: 'operations' | 'faults' | 'crashes') =>
      outcomes.reduce((all, each) => all + each[of], 0);
    expect(outcomes).toHaveLength(SEEDS);
    expect(sum('operations')).toBeGreaterThan(200 * SEEDS);
    expect(sum('faults')).toBeGreaterThan(SEEDS);
    expect(sum('crashes')).toBeGreaterThan(SEEDS);
  });

  it('a seed gives the same run each time', async () => {
    expect(await simulate(7)).toEqual(outcomes[6]);
  });
});
