// One seed: a world in which everything happens in the order, and with the faults, that the seed draws; then faults stop,
// and everything must come right within one poll.
import { DAY, HOUR } from '../../shared/time.ts';
import { garbage, type Version } from './feeds.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type Random, randomOf } from './random.ts';
import { type Call, EFFECT_FAULTS } from './scheduler.ts';
import { Violation } from './violation.ts';
import { World } from './world.ts';

/** Happenings that a seed starts before faults stop. */
const HAPPENINGS = 32;

/** Runs that go on at once. */
const AT_ONCE = 3;

/** Runs one seed to its end or to its first violation. */
export async function simulate(seed: number): Promise<Outcome> {
  const random = randomOf(seed);
  const world = new World(random);
  return outcomeOf(`seed ${seed}`, world, async () => {
    await storm(world, random);
    await calm(world, random);
    await watchdog(world);
  });
}

async function storm(world: World, random: Random): Promise<void> {
  const { scheduler } = world;
  // Some seeds have no faults at all, so that races alone are tried too.
  const faultRate = random.chance(0.2) ? 0 : random.draw() * 0.08;
  const unsent: Version[] = [world.publish()];
  world.watch();
  let left = HAPPENINGS;
  while (left > 0 || scheduler.waiting.length > 0) {
    await scheduler.settle();
    world.refuseViolation();
    const isIdle = scheduler.waiting.length === 0;
    if (left > 0 && (isIdle || (scheduler.runs.length < AT_ONCE && random.chance(0.06)))) {
      left--;
      await happen(world, random, unsent);
    } else if (scheduler.late.length > 0 && random.chance(0.004)) {
      scheduler.land(random.pick(scheduler.late as [(typeof scheduler.late)[number]]));
    } else if (!isIdle) {
      const call = pickCall(scheduler.waiting, random);
      scheduler.proceed(call, fateOf(call.hasEffect, faultRate, random));
    }
  }
}

/** Some runs are slow: while they stand at one call, others go all the way. */
function pickCall(waiting: readonly Call[], random: Random): Call {
  const quick = waiting.filter(({ run }) => run.id % 3 !== 0);
  return random.pick((quick.length > 0 && random.chance(0.97) ? quick : waiting) as [Call]);
}

function fateOf(hasEffect: boolean, faultRate: number, random: Random) {
  if (!random.chance(faultRate)) return 'done';
  return hasEffect ? random.pick(EFFECT_FAULTS) : 'fails-before';
}

/** Something happens: AWS publishes, a notification comes, a schedule fires, a person acts, time goes on. */
async function happen(world: World, random: Random, unsent: Version[]): Promise<void> {
  const newest = world.versions.at(-1);
  switch (random.below(12)) {
    case 0:
    case 1:
    case 2: {
      if (random.chance(0.05)) return world.publishTwin(random);
      const version = world.changeFeed(random);
      if (random.chance(0.5)) unsent.push(version);
      return;
    }
    case 3:
    case 4: {
      // Notifications are lost, doubled, and come in any order.
      const notified = unsent[random.below(unsent.length)];
      world.watch(notified);
      return;
    }
    case 5:
      world.watch();
      return;
    case 6:
    case 7:
      world.converge();
      return;
    case 8:
      return chooseEdge(world, random, newest);
    case 9:
      await world.look();
      return;
    case 10:
      world.settle(random);
      return;
    default:
      return world.pass(random.pick([60, 300, 2 * HOUR, DAY, 8 * DAY]));
  }
}

/** What the edge serves from now on: the newest version, an older one, garbage, or nothing. */
function chooseEdge(world: World, random: Random, newest: Version | undefined): void {
  const kind = random.below(5);
  const old = world.versions[random.below(world.versions.length)];
  const bad = newest === undefined ? undefined : garbage(newest, random);
  world.scheduler.note(
    `the edge serves ${['the newest', 'the newest', 'an old one', 'garbage', 'nothing'][kind]}`,
  );
  world.serve =
    kind === 2
      ? () => old?.bytes
      : kind === 3
        ? () => bad
        : kind === 4
          ? () => undefined
          : () => world.versions.at(-1)?.bytes;
}

/**
 * Faults stop, and one poll and one converge must mend all. Then what was on its way lands, which changes no list unless
 * it finds what it expected; the next converge mends that too. Claims of the dead lapse, and what is due is sent.
 */
async function calm(world: World, random: Random): Promise<void> {
  const { scheduler } = world;
  scheduler.note('faults stop');
  await world.finish();
  world.serve = () => world.versions.at(-1)?.bytes;
  const overtaken = world.publish();
  const newest = world.publish();
  // The poll of the schedule, or a notification that was overtaken, which is as good as one.
  world.watch(random.chance(0.5) ? undefined : overtaken);
  await world.finish();
  world.converge();
  await world.finish();
  world.watcher.checkCurrent(new Set());
  await world.landLate();
  // Whoever died while sending had a claim; it lapses, and the next converge on the schedule sends. And a
  // digest is due within a day.
  world.pass(DAY + HOUR);
  world.converge();
  await world.finish();
  world.watcher.checkRest(newest);
}

/** Promise 17: without a verified feed for more than two hours someone is told, once, and once when it is over. */
async function watchdog(world: World): Promise<void> {
  const count = (topic: string) =>
    [...world.watcher.told.sent.keys()].filter((id) => id.startsWith(topic)).length;
  // A day has passed since the last look: whatever that brought about is over first.
  world.watch();
  await world.finish();
  world.converge();
  await world.finish();
  const [before, over] = [count('unverified-'), count('verified-')];
  world.serve = () => undefined;
  for (let step = 0; step < 3; step++) {
    world.pass(2 * HOUR);
    world.watch();
    await world.finish();
    world.converge();
    await world.finish();
  }
  if (count('unverified-') !== before + 1)
    throw new Violation(17, 'nobody was told, once, that no feed was verified');
  world.serve = () => world.versions.at(-1)?.bytes;
  world.watch();
  await world.finish();
  world.converge();
  await world.finish();
  if (count('verified-') !== over + 1)
    throw new Violation(17, 'nobody was told that feeds are verified again');
}
