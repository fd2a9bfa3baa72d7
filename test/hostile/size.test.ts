// Feeds within every bound of the parser that are still far too large to keep.
import { expect, test } from 'vitest';
import type { Entry } from '../../shared/feed/feed.ts';
import { MAX_SELECTED } from '../../shared/feed/snapshot.ts';
import { entry } from '../world/feeds.ts';
import { ENTRIES, GOOD_AT, goodBytes, MUTANT_AT } from './base.ts';
import { checkPublished } from './checks.ts';
import { GUARDED, settledWorld } from './fed-world.ts';
import { storedIn } from './stored.ts';

/** Single addresses that cannot be joined, and that no list has. */
const addresses = (count: number, region: string): readonly Entry[] =>
  Array.from({ length: count }, (_, nth) => {
    const at = nth * 2;
    const prefix = `44.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}/32`;
    return { ...entry(prefix, 'AMAZON', region), networkBorderGroup: '' };
  });

test('more watched prefixes than HEAD holds are rejected and told of, and the next good feed goes through', async () => {
  const world = await settledWorld(GUARDED);
  const before = await storedIn(world, true);
  const bytes = goodBytes(MUTANT_AT, [...ENTRIES, ...addresses(MAX_SELECTED, 'ap-northeast-1')]);
  const result = await world.feed(bytes, MUTANT_AT);
  expect(result).toMatchObject({ kind: 'rejected', error: { code: 'feed-too-many-entries' } });
  expect(await storedIn(world, true)).toEqual(before);
  expect(world.alerts.at(-1)?.text).toContain('prefixes that requirements select');
  expect((await world.feed(goodBytes(GOOD_AT), GOOD_AT)).kind).toBe('moved');
});

test('many watched prefixes at once, which HEAD can hold, are withheld', async () => {
  const world = await settledWorld(GUARDED);
  const bytes = goodBytes(MUTANT_AT, [...ENTRIES, ...addresses(5_000, 'ap-northeast-1')]);
  expect((await world.feed(bytes, MUTANT_AT)).kind).toBe('moved');
  await checkPublished(world);
  expect((await world.feed(goodBytes(GOOD_AT), GOOD_AT)).kind).toBe('moved');
});
