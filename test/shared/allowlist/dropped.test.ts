// What was dropped from a feed stays told for as long as that feed is the last one.
import { expect, test } from 'vitest';
import { type FollowSettings, follow } from '../../../shared/allowlist/follow.ts';
import { GUARD_LIMITS } from '../../../shared/allowlist/guards.ts';
import { selectSnapshot } from '../../../shared/feed/snapshot.ts';
import { DEFAULT_NEEDS } from '../../../shared/requirements/needs.ts';
import { selectorKey } from '../../../shared/requirements/taken.ts';
import { entry, received } from '../../world/feeds.ts';

const EC2 = selectorKey('EC2', 'ap-northeast-1');
const SETTINGS: FollowSettings = {
  allowlists: [{ region: 'ap-northeast-1', name: 'web' }],
  holdDays: 7,
  guards: GUARD_LIMITS,
  needs: DEFAULT_NEEDS,
  exceptions: [],
  approves: 'nothing',
};
const snapshotOf = (hours: number, known?: Parameters<typeof selectSnapshot>[2]) => {
  const { feed } = received(hours, [entry('13.230.0.0/15', 'EC2'), entry('252.0.0.0/10', 'EC2')]);
  return selectSnapshot(feed, new Set([EC2]), known);
};

test('looked at again it is dropped still, and no news', () => {
  const first = follow(undefined, snapshotOf(0), SETTINGS, 0);
  expect(first.newlyDropped.map(({ prefix }) => prefix)).toEqual(['252.0.0.0/10']);
  const again = follow(first.state, first.state.snapshot, SETTINGS, 3_600);
  expect({ dropped: again.state.dropped, newly: again.newlyDropped }).toEqual({
    dropped: first.state.dropped,
    newly: [],
  });
  const next = follow(again.state, snapshotOf(1, again.state.snapshot.taken), SETTINGS, 7_200);
  expect({ dropped: next.state.dropped, newly: next.newlyDropped }).toEqual({
    dropped: first.state.dropped,
    newly: [],
  });
  expect(next.state.snapshot.taken.get(EC2)).toEqual(['13.230.0.0/15']);
});
