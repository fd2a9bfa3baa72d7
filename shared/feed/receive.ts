// Receiving the feed: an edge that is behind its own notification is asked again a few times.
import type { Clock, ReceiveFeed } from '../ports.ts';
import { type FeedIdentity, identityOf, type ReceivedFeed } from './feed.ts';
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
  known: FeedIdentity | undefined,
  notified: Notification | undefined,
): Promise<ReceivedFeed | 'unchanged'> {
  let received = await receiveFeed(known?.md5);
  for (const seconds of RETRY_AFTER) {
    if (!isBehind(identityOf(received, known), notified)) break;
    await clock.sleep(seconds);
    received = await receiveFeed(known?.md5);
  }
  return received;
}

function isBehind(served: FeedIdentity | undefined, notified: Notification | undefined): boolean {
  return notified !== undefined && served !== undefined && notified.syncToken > served.syncToken;
}
