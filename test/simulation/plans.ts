// Single-fault plans: one release, made step by step in a fixed order, with exactly one thing that goes wrong at exactly one
// effect. Every plan is tried; no seed is involved.
import { DAY, HOUR } from '../../shared/time.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { randomOf } from './random.ts';
import { EFFECT_FAULTS, type Fate } from './scheduler.ts';
import { World } from './world.ts';

/** What is released when the fault comes. */
export const OCCASIONS = ['the first release', 'a later release', 'an approval', 'a rollback'] as const;

/** One occasion. */
export type Occasion = (typeof OCCASIONS)[number];

/** One thing that goes wrong: at the nth effect of the occasion, in one way. */
export interface Plan {
  readonly occasion: Occasion;
  readonly effect: number;
  readonly fate: Fate;
}

/** Every plan of an occasion: each of its effects, each way to go wrong. */
export async function plansOf(occasion: Occasion): Promise<readonly Plan[]> {
  const { effects } = await runPlan({ occasion, effect: 0, fate: 'done' });
  return Array.from({ length: effects }, (_, index) => index + 1).flatMap((effect) =>
    EFFECT_FAULTS.map((fate) => ({ occasion, effect, fate })),
  );
}

/** Runs one plan, then lets everything come right. */
export async function runPlan(plan: Plan): Promise<Outcome & { readonly effects: number }> {
  const world = new World(randomOf(1));
  let effects = 0;
  const outcome = await outcomeOf(
    `${plan.occasion}, effect ${plan.effect}, ${plan.fate}`,
    world,
    async () => {
      await before(world, plan.occasion);
      effects = await occur(world, plan);
      await after(world);
    },
  );
  return { ...outcome, effects };
}

async function before(world: World, occasion: Occasion): Promise<void> {
  world.publish();
  if (occasion === 'the first release') return;
  await look(world);
  for (const number of [20, 21, 22, 23]) world.contents.streaming.add(`20.0.${number}.0/24`);
  world.contents.web.delete('30.0.1.0/24');
  world.contents.web.add('30.0.20.0/24');
  world.publish();
  if (occasion === 'a later release') return;
  // Four gateways at once are withheld, and a removal is held: there is something to approve, and to turn back to.
  world.contents.web.add('30.0.21.0/24');
  world.publish();
  await look(world);
  await world.look();
}

async function look(world: World): Promise<void> {
  world.watch();
  await world.finish();
  world.converge();
  await world.finish();
}

/** The occasion itself, with its one fault; answers how many effects it had. */
async function occur(world: World, plan: Plan): Promise<number> {
  let effects = 0;
  const fateOf = (hasEffect: boolean): Fate => {
    if (!hasEffect) return 'done';
    effects++;
    return effects === plan.effect ? plan.fate : 'done';
  };
  begin(world, plan.occasion);
  await world.finish(fateOf);
  world.converge();
  await world.finish(fateOf);
  return effects;
}

function begin(world: World, occasion: Occasion): void {
  if (occasion === 'an approval') {
    world.demand({ action: 'approve', digest: world.seen?.waiting[0]?.digest });
  } else if (occasion === 'a rollback') {
    world.demand({ action: 'rollback', seq: 1 });
  } else {
    world.watch();
  }
}

/** The fault is over: one poll and one converge, then whatever was on its way lands, then claims lapse, and a digest is due. */
async function after(world: World): Promise<void> {
  const newest = world.publish();
  await look(world);
  world.watcher.checkCurrent(new Set());
  await world.landLate();
  world.pass(DAY + HOUR);
  world.converge();
  await world.finish();
  world.watcher.checkRest(newest);
}
