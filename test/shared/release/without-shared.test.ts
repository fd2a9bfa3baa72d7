// Leaving out what two lists share changes none of their differences.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from '../../../shared/allowlist/change.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import type { Family, Prefix } from '../../../shared/prefix/prefix.ts';
import { aggregate } from '../../../shared/prefix/set.ts';
import { withoutShared } from '../../../shared/release/list-change.ts';
import { anyPrefixes } from '../prefix/prefixes.ts';

const ID = { region: 'ap-northeast-1', name: 'client' } as const;

test.each<Family>(['ipv4', 'ipv6'])('for random minimal sets of %s', (family) => {
  const change = (before: readonly Prefix[], after: readonly Prefix[]) => {
    const none = { ipv4: [], ipv6: [] };
    return changeOf(ID, { ...none, [family]: before }, { ...none, [family]: after });
  };
  fc.assert(
    fc.property(anyPrefixes(family), anyPrefixes(family), anyPrefixes(family), (shared, first, second) => {
      const before = aggregate([...shared, ...first]);
      const after = aggregate([...shared, ...second]);
      const unlike = withoutShared(before.map(formatPrefix), after);
      expect(change(unlike.before, unlike.after)).toEqual(change(before, after));
      const known = new Set(before.map(formatPrefix));
      expect(unlike.after.some((prefix) => known.has(formatPrefix(prefix)))).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
