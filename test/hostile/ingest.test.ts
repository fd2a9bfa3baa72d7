// Hostile feeds the whole way: rejected, nothing moves; taken, every promise holds; and then the good one goes through.
import { excludeCidr } from 'cidr-tools';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ENTRIES, GOOD_AT, goodBytes, MUTANT_AT } from './base.ts';
import { checkPublished, checkRefusal, listsOf } from './checks.ts';
import { FORGETFUL, fedWorld, GUARDED, settledWorld } from './fed-world.ts';
import { mutantOf } from './mutate.ts';
import { damagedBytesOf } from './mutate-bytes.ts';
import { wrongFeedOf } from './mutate-entries.ts';
import { runs } from './runs.ts';
import { storedIn } from './stored.ts';

const good = goodBytes(MUTANT_AT);
const MUTANTS = fc.oneof(
  { weight: 5, arbitrary: mutantOf(good, MUTANT_AT) },
  { weight: 1, arbitrary: damagedBytesOf(good) },
  { weight: 6, arbitrary: wrongFeedOf(ENTRIES, MUTANT_AT) },
);
const next = goodBytes(GOOD_AT);
const THROUGH = ['released', 'moved'];

let expected: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  const fresh = fedWorld(FORGETFUL);
  await fresh.feed(next, GOOD_AT);
  expected = await listsOf(fresh);
  expect(expected.size).toBe(6);
});

describe('a hostile feed', () => {
  test('that is rejected or stale moves nothing; that is taken breaks no promise; either way no entry of the next is lost', async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(MUTANTS, async ({ bytes }) => {
      const world = await settledWorld(GUARDED);
      const before = { rejected: await storedIn(world, true), stale: await storedIn(world, false) };
      const result = await world.feed(bytes(), MUTANT_AT);
      seen.add(result.kind);
      if (result.kind === 'rejected') {
        checkRefusal(result.error);
        expect(await storedIn(world, true)).toEqual(before.rejected);
        expect(world.alerts.map(({ severity }) => severity)).toContain('health');
      }
      if (result.kind === 'stale') expect(await storedIn(world, false)).toEqual(before.stale);
      await checkPublished(world);
      const { kind, ...taken } = await world.feed(next, GOOD_AT);
      expect(THROUGH).toContain(kind);
      await checkPublished(world);
      if (!('followed' in taken) || taken.followed.state.withheld.length > 0) return;
      const lists = await listsOf(world);
      for (const [key, prefixes] of expected) {
        expect(excludeCidr([...prefixes], [...(lists.get(key) ?? [])]), key).toEqual([]);
      }
    });
    await fc.assert(property, runs(30));
    // Else the generator would prove little.
    expect(seen).toContain('rejected');
    expect(seen.size).toBeGreaterThan(1);
  });

  test('leaves no trace in the lists once the next good one was taken, where nothing is held', async () => {
    const property = fc.asyncProperty(MUTANTS, async ({ bytes }) => {
      const world = await settledWorld(FORGETFUL);
      await world.feed(bytes(), MUTANT_AT);
      await checkPublished(world);
      expect(THROUGH).toContain((await world.feed(next, GOOD_AT)).kind);
      expect(await listsOf(world)).toEqual(expected);
    });
    await fc.assert(property, runs(30));
  });

  test('as the very first one is refused, or published as safely as any', async () => {
    const property = fc.asyncProperty(MUTANTS, async ({ bytes }) => {
      const world = fedWorld(FORGETFUL);
      const result = await world.feed(bytes(), MUTANT_AT).catch(checkRefusal);
      if ('kind' in result && result.kind === 'released') await checkPublished(world);
      else expect((await world.ports.bucket.list('')).map(({ key }) => key)).toEqual([]);
      expect(THROUGH).toContain((await world.feed(next, GOOD_AT)).kind);
      expect(await listsOf(world)).toEqual(expected);
    });
    await fc.assert(property, runs(25));
  });
});
