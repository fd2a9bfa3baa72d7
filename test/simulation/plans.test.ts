// One release, and exactly one thing that goes wrong: at each of its effects, in each way.
import { expect, it } from 'vitest';
import { plansOf, runPlan } from './plans.ts';
import { EFFECT_FAULTS } from './scheduler.ts';

it('every single-fault plan of a release comes right', async () => {
  const plans = await plansOf('a later release');
  expect(plans.length).toBeGreaterThan(20 * EFFECT_FAULTS.length);
  for (const plan of plans) {
    const { name, violation, steps, faults } = await runPlan(plan);
    expect(violation?.message, `${name}\n${steps.join('\n')}`).toBeUndefined();
    expect(faults, `${name}: the fault took place`).toBe(1);
  }
});
