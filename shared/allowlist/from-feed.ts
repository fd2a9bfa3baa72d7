// An allowlist straight from one feed: what the first release would publish, with nothing held or withheld.
import { RangewatchError } from '../error.ts';
import type { Feed } from '../feed/feed.ts';
import { selectSnapshot } from '../feed/snapshot.ts';
import { DEFAULT_NEEDS, type Needs } from '../requirements/needs.ts';
import { type Allowlist, isEmptyAllowlist, publishAllowlist } from './allowlist.ts';
import { dropUnpublishable } from './drop.ts';
import { type AllowlistId, inputOf, selectorsOfAllowlist } from './input.ts';

/** Resolves one allowlist; it may be empty. */
export function allowlistFromFeed(feed: Feed, id: AllowlistId, needs: Needs = DEFAULT_NEEDS): Allowlist {
  const { taken } = selectSnapshot(feed, new Set(selectorsOfAllowlist(id, needs)));
  return publishAllowlist(id, inputOf(id, dropUnpublishable(taken).kept, needs), [], needs);
}

/**
 * Takes a list that has something in it.
 * @throws RangewatchError `list-empty`
 */
export function refuseEmpty(allowlist: Allowlist): Allowlist {
  if (!isEmptyAllowlist(allowlist)) return allowlist;
  throw new RangewatchError({
    code: 'list-empty',
    seen: 'no prefix and no name in this feed',
    expected: 'at least one: an empty list is never given',
    where: `${allowlist.region} ${allowlist.name}`,
  });
}
