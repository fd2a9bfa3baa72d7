// A feed as bytes in AWS's style, for recordings that keep only differences.
import type { Feed } from '../shared/feed/feed.ts';
import { type EpochSeconds, formatTime } from '../shared/time.ts';

/** Prints a time as the feed does: `2017-11-30-18-42-12`. */
export function awsDate(time: EpochSeconds): string {
  return formatTime(time).slice(0, 19).replace(/[T:]/g, '-');
}

/** Writes a feed as AWS does: keys in its order, two spaces of indent, no final newline. */
export function feedBytes({ syncToken, createDate, entries }: Feed): Uint8Array {
  const rows = (field: 'ip_prefix' | 'ipv6_prefix') =>
    entries
      .filter(({ prefix }) => prefix.includes(':') === (field === 'ipv6_prefix'))
      .map(({ prefix, region, service, networkBorderGroup }) => ({
        [field]: prefix,
        region,
        service,
        ...(networkBorderGroup === '' ? {} : { network_border_group: networkBorderGroup }),
      }));
  const document = {
    syncToken: String(syncToken),
    createDate: awsDate(createDate),
    prefixes: rows('ip_prefix'),
    ipv6_prefixes: rows('ipv6_prefix'),
  };
  return new TextEncoder().encode(JSON.stringify(document, null, 2));
}
