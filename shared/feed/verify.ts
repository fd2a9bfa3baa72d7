// Whether a feed may be taken: the decision table over the tokens of body, notification and HEAD.
import { RangewatchError } from '../error.ts';
import { DAY, type EpochSeconds, formatTime } from '../time.ts';
import type { FeedIdentity } from './feed.ts';
import type { Notification } from './notification.ts';

/**
 * What to do with a feed that was received.
 * - `stale-edge`: older than its notification; the edge will catch up, so ask again a few times.
 * - `stale`: older than the last accepted feed; no effect.
 * - `same`: the last accepted feed; holds may have run out.
 * - `newer`: to be taken.
 */
export type Verdict =
  | { readonly kind: 'stale-edge' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'same' }
  | { readonly kind: 'newer' };

/** How far a token may be ahead of the clock, in seconds. */
export const MAX_TOKEN_LEAD: EpochSeconds = DAY;

/**
 * Decides on a received feed (design, section 3). B is the token in the body, N the notified one, H that of HEAD.
 * B < N is a stale edge. B > N means that the notification was overtaken: the body is judged as in a poll.
 * @throws RangewatchError `feed-token-future`, `feed-md5` (B = N with another MD5), `feed-token-reused` (B = H likewise)
 */
export function verify(
  received: FeedIdentity,
  notified: Notification | undefined,
  head: FeedIdentity | undefined,
  now: EpochSeconds,
): Verdict {
  const body = received.syncToken;
  if (body - now > MAX_TOKEN_LEAD) {
    throw new RangewatchError({
      code: 'feed-token-future',
      seen: `sync token ${body} (${formatTime(body)})`,
      expected: `at most a day after ${formatTime(now)}`,
      where: 'feed, syncToken',
    });
  }
  if (notified !== undefined && notified.syncToken > body) return { kind: 'stale-edge' };
  const isNotifiedOne = notified !== undefined && !(body > notified.syncToken);
  if (isNotifiedOne && notified.md5 !== received.md5) {
    throw contentDiffers('feed-md5', received, notified.md5, 'the notification');
  }
  if (head === undefined || body > head.syncToken) return { kind: 'newer' };
  if (head.syncToken > body) return { kind: 'stale' };
  if (head.md5 !== received.md5) {
    throw contentDiffers('feed-token-reused', received, head.md5, 'the feed that was accepted before');
  }
  return { kind: 'same' };
}

function contentDiffers(
  code: 'feed-md5' | 'feed-token-reused',
  received: FeedIdentity,
  md5: string,
  of: string,
): RangewatchError {
  return new RangewatchError({
    code,
    seen: `MD5 ${received.md5} for sync token ${received.syncToken}`,
    expected: `${md5} of ${of}`,
    where: 'feed',
    remedy: 'the lists stay as they are until AWS publishes the next one',
  });
}
