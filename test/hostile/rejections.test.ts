// Feeds that stay bad, and feeds that are bad in ever other ways: a person is told, once, and HEAD stays small.
import { expect, test } from 'vitest';
import { ACCEPTED_AT, GOOD_AT, goodBytes, MUTANT_AT } from './base.ts';
import { checkAlerts } from './checks.ts';
import { GUARDED, settledWorld } from './fed-world.ts';

const DAY = 86_400;
const alertsOf = async (feeds: readonly (readonly [bytes: Uint8Array, now: number])[]) => {
  const world = await settledWorld(GUARDED);
  world.alerts.length = 0;
  for (const [bytes, now] of feeds) expect((await world.feed(bytes, now)).kind).toBe('rejected');
  checkAlerts(world.alerts);
  return world.alerts;
};

test('a token far ahead of the clock is told of once, however many polls meet it', async () => {
  const ahead = goodBytes(ACCEPTED_AT + 30 * DAY);
  const polls = Array.from({ length: 10 }, (_, poll) => [ahead, MUTANT_AT + poll * 900] as const);
  expect((await alertsOf(polls)).map(({ severity }) => severity)).toEqual(['health']);
});

test('two feeds that are bad in different ways are both told of', async () => {
  const names = ['<!channel>', '\u202e'].map((service) => {
    const text = new TextDecoder().decode(goodBytes(MUTANT_AT)).replace('"AMAZON"', JSON.stringify(service));
    return [new TextEncoder().encode(text), MUTANT_AT] as const;
  });
  const texts = (await alertsOf(names)).map(({ text }) => text);
  expect(texts).toHaveLength(2);
  expect(texts.join()).toContain('"\\u003c!channel\\u003e"');
  expect(texts.join()).toContain('"\\u202e"');
});

test('a bad feed of another kind at each poll, while nothing is sent, does not fill HEAD', async () => {
  const world = await settledWorld(GUARDED);
  for (let poll = 0; poll < 60; poll++) {
    const token = JSON.stringify(`${poll}${'\u0001'.repeat(80)}`);
    const bad = new TextEncoder().encode(`{"syncToken":${token}}`);
    expect((await world.look(bad, MUTANT_AT)).kind).toBe('rejected');
  }
  world.alerts.length = 0;
  expect((await world.feed(goodBytes(GOOD_AT), GOOD_AT)).kind).toBe('moved');
  expect(world.alerts).toHaveLength(20);
});
