// A feed as bytes in AWS's style, for recordings that keep only differences.
import type { Feed } from '../shared/feed/feed.ts';
import { type EpochSeconds, formatTime } from '../shared/time.ts';

/** Prints a time as the feed does: `2017-11-30-18-42-12`. */
export function awsDate(time: EpochSeconds): string {
  return formatTime(time).slice(0, 19).replace(/[T:]/g, '-');
}

/** Writes a feed as AWS does: keys in its order, two spaces of indent, no final newline. */
export function feedBytes({ syncToken, createDate, rows }: Feed): Uint8Array {
  const document = {
    syncToken: String(syncToken),
    createDate: awsDate(createDate),
    prefixes: rows.ipv4,
    ipv6_prefixes: rows.ipv6,
  };
  return new TextEncoder().encode(JSON.stringify(document, null, 2));
}
