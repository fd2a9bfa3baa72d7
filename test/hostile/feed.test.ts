// Hostile feeds to the parser: whatever stands in them, there is a feed in which every entry was checked, or a refusal.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../shared/feed/feed.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import { goodBytes, MUTANT_AT } from './base.ts';
import { checkRefusal } from './checks.ts';
import { type Mutant, mutantOf } from './mutate.ts';
import { damagedBytesOf } from './mutate-bytes.ts';
import { runs } from './runs.ts';

const good = goodBytes(MUTANT_AT);
const NAME = /^[\w-]{1,64}$/;

/** Reads a mutant; says whether it was taken. */
function takes(bytes: Uint8Array): boolean {
  try {
    const feed = parseFeed(bytes);
    const { syncToken, createDate } = feed;
    const entries = entriesOf(feed);
    expect(`${syncToken}`).toMatch(/^[1-9]\d{9}$/);
    expect(Number.isSafeInteger(createDate)).toBe(true);
    expect(entries.length).toBeGreaterThan(0);
    // One look at each entry: an assertion for each would be slow.
    const isChecked = entries.every(
      (entry) =>
        Object.keys(entry).join() === 'prefix,service,region,networkBorderGroup' &&
        /^[\d.]{7,15}\/\d{1,2}$|^[\da-fA-F:]{2,39}\/\d{1,3}$/.test(entry.prefix) &&
        NAME.test(entry.service) &&
        NAME.test(entry.region) &&
        (entry.networkBorderGroup === '' || NAME.test(entry.networkBorderGroup)),
    );
    expect(isChecked).toBe(true);
    return true;
  } catch (error) {
    expect(checkRefusal(error).code).toMatch(/^(?:feed-(?!unreachable)|prefix-syntax)/);
    return false;
  } finally {
    // A key of the input never becomes a key of every object.
    expect(Object.keys(Object.prototype)).toEqual([]);
  }
}

/** Runs a property over mutants, and makes sure that the generator gives both kinds: else it would prove little. */
function bothKinds(mutants: fc.Arbitrary<Mutant>, usual: number): void {
  let taken = 0;
  fc.assert(
    fc.property(mutants, ({ bytes }) => {
      if (takes(bytes())) taken++;
    }),
    runs(usual),
  );
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(runs(usual).numRuns);
}

describe('a hostile feed gives checked entries or a refusal of one line', () => {
  test('whatever its structure', () => bothKinds(mutantOf(good, MUTANT_AT), 400));

  test('whatever its bytes', () => bothKinds(damagedBytesOf(good), 400));

  test('wherever it is cut off', () => {
    for (let end = 0; end < good.length; end += Math.ceil(good.length / 499)) {
      expect(takes(good.subarray(0, end)), `after ${end} bytes`).toBe(false);
    }
  });
});
