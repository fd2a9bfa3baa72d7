// The diff of two sorted lists, judged by a program that applies patches.
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../console/unified-diff.ts';

const sorted = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
  .map((numbers) => numbers.sort((a, b) => a - b).map((number) => `10.0.${number}.0/24`));

describe('unifiedDiff', () => {
  it('leads from one list to the other', () => {
    fc.assert(
      fc.property(sorted, sorted, (before, after) => {
        const diff = unifiedDiff(before, after);
        const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
        expect(applyPatch(text(before), `--- a\n+++ b\n${text(diff)}`)).toBe(text(after));
      }),
      { numRuns: 500 },
    );
  });

  it('shows three lines around a difference, and no more', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `10.0.${index}.0/24`);
    const diff = unifiedDiff(lines, [...lines.slice(0, 10), ...lines.slice(11)]);
    expect(diff).toHaveLength(8);
    expect(diff[0]).toBe('@@ -8,7 +8,6 @@');
    expect(diff.filter((line) => line.startsWith('-'))).toEqual(['-10.0.10.0/24']);
  });

  it('says nothing of equal lists', () => {
    expect(unifiedDiff(['a', 'b'], ['a', 'b'])).toEqual([]);
  });
});
