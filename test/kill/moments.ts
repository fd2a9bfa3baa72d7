// The moments at which a replay is killed: drawn from a seed, over the whole of an undisturbed run.
import { type Random, randomOf } from '../simulation/random.ts';
import type { Moment, Times } from './player.ts';

/** One kill in so many falls while the process is still starting. */
const STARTING_EVERY = 5;

/** One kill in so many falls into the last version, after which no other would mend what it left. */
const LAST_EVERY = 10;

/**
 * Draws moments, in the order in which a replay that goes on after each of them meets them. The undisturbed run's time is
 * cut in equal parts and one moment is drawn in each, so that long versions, which write most, are hit most.
 */
export function momentsOf(seed: number, count: number, { versions, end }: Times): readonly Moment[] {
  const random = randomOf(seed);
  const [first = 0, last = 0] = [versions[0], versions.at(-1)];
  const starting = Math.floor(count / STARTING_EVERY);
  const lasts = Math.min(count - starting, Math.ceil(count / LAST_EVERY));
  const spread = count - starting - lasts;
  const times = Array.from({ length: spread }, (_, part) => {
    return first + ((part + random.draw()) / spread) * (last - first);
  });
  const moments: Moment[] = times.map((time) => {
    const version = versions.findLastIndex((begin) => begin <= time);
    return { kind: 'playing', version, after: time - (versions[version] ?? 0) };
  });
  for (let index = 0; index < lasts; index++) {
    moments.push({ kind: 'playing', version: versions.length - 1, after: random.draw() * (end - last) });
  }
  for (let index = 0; index < starting; index++) {
    moments.splice(random.below(moments.length + 1), 0, whileStarting(random, first));
  }
  return moments;
}

/** A moment for a replay that has everything played: only its start and its last version are left. */
export function lateMoment(random: Random, { versions, end }: Times): Moment {
  const [first = 0, last = 0] = [versions[0], versions.at(-1)];
  return whileStarting(random, first + end - last);
}

function whileStarting(random: Random, until: number): Moment {
  return { kind: 'starting', after: random.draw() * until };
}
