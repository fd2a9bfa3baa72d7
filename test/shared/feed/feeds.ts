// What was received, notified and accepted, made from a few words.
import { parseSyncToken, type ReceivedFeed, type SyncToken } from '../../../shared/feed/feed.ts';
import type { Notification } from '../../../shared/feed/notification.ts';

/** A sync token of ten digits. */
export function tokenOf(seconds: number): SyncToken {
  const token = parseSyncToken(`${seconds}`);
  if (token === undefined) throw new Error(`${seconds} is no sync token`);
  return token;
}

/** A feed without entries, as if read from bytes with this MD5. */
export function receivedFeed(syncToken: number, md5: string): ReceivedFeed {
  return {
    feed: { syncToken: tokenOf(syncToken), createDate: syncToken, rows: { ipv4: [], ipv6: [] } },
    md5,
  };
}

/** What AWS's message says of that publication. */
export function notificationOf(syncToken: number, md5: string): Notification {
  return { syncToken: tokenOf(syncToken), createTime: syncToken, md5 };
}
