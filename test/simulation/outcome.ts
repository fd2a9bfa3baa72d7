// What came of one simulation: how much happened, and the first violation with the steps that led to it.

import type { Tally } from './scheduler.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** The outcome of one simulation. */
export interface Outcome extends Tally {
  /** What gives it again: a seed or a plan. */
  readonly name: string;
  readonly violation?: Violation;
  /** The last steps before the violation. */
  readonly steps: readonly string[];
}

/** Runs a simulation to its end or to its first violation. Any other error is one of the simulator's own. */
export async function outcomeOf(name: string, world: World, run: () => Promise<void>): Promise<Outcome> {
  const { scheduler } = world;
  try {
    await run();
    return { name, ...scheduler.tally, steps: [] };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { name, ...scheduler.tally, violation: error, steps: scheduler.lastSteps() };
  }
}
