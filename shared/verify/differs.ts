// The error for parts of a tree that do not fit together.
import { RangewatchError } from '../error.ts';

/** Either a release is under way, or somebody changed something. */
export function differs(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({
    code: 'tree-differs',
    seen,
    expected,
    where,
    remedy: 'a release may be under way: try again in a minute; if it stays so, do not use these lists',
  });
}
