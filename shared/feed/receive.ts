// Receiving the feed: an edge that is behind its own notification is asked again a few times.
import type { Clock, ReceiveFeed } from '../ports.ts';
import type { ReceivedFeed } from './feed.ts';
import type { Notification } from './notification.ts';

/** Seconds to wait before each further attempt. The poll catches up on what stays stale. */
const RETRY_AFTER: readonly number[] = [2, 4, 8];

/**
 * Receives the feed, again while it is older than the notification says.
 * @returns the last feed that was served, which may still be older, or `unchanged`
 */
export async function receiveFresh(
  receiveFeed: ReceiveFeed,
  clock: Clock,
  knownMd5: string | undefined,
  notified: Notification | undefined,
): Promise<ReceivedFeed | 'unchanged'> {
  let received = await receiveFeed(knownMd5);
  for (const seconds of RETRY_AFTER) {
    if (!isBehind(received, knownMd5, notified)) break;
    await clock.sleep(seconds);
    received = await receiveFeed(knownMd5);
  }
  return received;
}

function isBehind(
  received: ReceivedFeed | 'unchanged',
  knownMd5: string | undefined,
  notified: Notification | undefined,
): boolean {
  if (notified === undefined) return false;
  // A notification of the feed that is known already, sent twice or late, is no sign of a stale edge.
  if (received === 'unchanged') return notified.md5 !== knownMd5;
  return notified.syncToken > received.feed.syncToken;
}
