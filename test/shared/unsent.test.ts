// Which alerts of the outbox should be with people by now.
import { expect, it } from 'vitest';
import type { Head, OutboxItem } from '../../shared/release/head.ts';
import { unsentIn } from '../../shared/release/unsent.ts';

const RELEASED = 1_767_225_600;
const item = (more: object = {}) =>
  ({ kind: 'digest', id: 'd', seq: 3, releases: [], ...more }) as OutboxItem;
const head = (...outbox: readonly OutboxItem[]) =>
  ({ seq: 3, releasedAt: RELEASED, outbox }) as unknown as Head;

it.each([
  ['nothing', head(), 10_000, 0],
  ['one of a release that is under way', head(item()), 599, 0],
  ['one of a release that is ten minutes old', head(item()), 600, 1],
  ['one of an earlier release', head(item({ seq: 2 })), 0, 1],
  ['one that somebody sends', head(item({ claimedUntil: RELEASED + 601 })), 600, 0],
  ['one whose sender died', head(item({ claimedUntil: RELEASED + 600 })), 600, 1],
  ['two', head(item(), item({ seq: 1 })), Number.POSITIVE_INFINITY, 2],
])('%s', (_, given, after, expected) => {
  expect(unsentIn(given, RELEASED + after)).toBe(expected);
});
