// Two cases by name: a late write that finds its expected content again, and two moves of HEAD under one release at once.

import { expect, it } from 'vitest';
import { DAY } from '../../shared/time.ts';
import { REGION } from './feeds.ts';
import { randomOf } from './random.ts';
import { World } from './world.ts';

const LIST = `current/${REGION}/web/ipv4.txt`;
const EXTRA = '30.0.20.0/24';

async function look(world: World): Promise<void> {
  world.watch();
  await world.finish();
  world.converge();
  await world.finish();
}

const text = (world: World) => world.store.text(LIST) ?? '';
const latestSeq = (world: World) =>
  (JSON.parse(world.store.text('latest.json') ?? '{}') as { seq: number }).seq;

it('A, B, A: a late write of B that finds A again is mended by the next converge, and latest.json is right meanwhile', async () => {
  const world = new World(randomOf(1));
  world.publish();
  await look(world);
  const a = text(world);
  // B: one site more. The write of the list is on its way when the function dies.
  world.contents.web.add(EXTRA);
  world.publish();
  world.watch();
  await world.finish();
  world.converge();
  await world.finish((_, name) => (name === `write ${LIST}` ? 'crash-late' : 'done'));
  await look(world);
  expect(text(world)).toContain(EXTRA);
  // A again: a person turns the lists back.
  world.demand({ action: 'rollback', seq: 1 });
  await world.finish();
  world.converge();
  await world.finish();
  expect(text(world)).toBe(a);
  const [late] = world.scheduler.late;
  expect(late?.findsExpected()).toBe(true);
  if (late !== undefined) world.scheduler.land(late);
  world.refuseViolation();
  expect(text(world)).toContain(EXTRA);
  expect(latestSeq(world)).toBe(3);
  world.converge();
  await world.finish();
  expect(text(world)).toBe(a);
});

it('two moves of HEAD under one release at once: one wins, the other reads again, and neither is lost', async () => {
  const world = new World(randomOf(1));
  world.publish();
  await look(world);
  // A prefix that leaves is held: the list is as it was, so HEAD moves under the same release.
  world.contents.web.delete('30.0.1.0/24');
  world.publish();
  world.watch();
  world.watch();
  const writes: string[] = [];
  await world.finish((_, name) => {
    if (name.startsWith('write HEAD')) writes.push(name);
    return 'done';
  });
  expect(writes).toEqual(['write HEAD rev 4 seq 1', 'write HEAD rev 4 seq 1']);
  expect(world.store.head()).toMatchObject({ rev: 4, seq: 1 });
  // And with a sender who marks an alert between the two: the mark is not undone.
  world.contents.web.add(EXTRA);
  world.publish();
  await look(world);
  const newest = world.publish();
  // What is routine is told the next day.
  world.pass(DAY);
  await look(world);
  expect([...world.watcher.told.sent.keys()]).toEqual([
    expect.stringMatching(/^release-1-/),
    expect.stringMatching(/^digest-2-/),
  ]);
  world.watcher.checkRest(newest);
});
