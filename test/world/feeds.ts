// Small feeds for tests: a few entries of each selector of ap-northeast-1, and a way to vary them.
import { createHash } from 'node:crypto';
import { feedBytes } from '../../local/feed-bytes.ts';
import { type Entry, type Feed, type ReceivedFeed, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';

/** The first token of tests: 2026-01-01T00:00:00Z. */
export const FIRST_TOKEN = 1_767_225_600;

/** An entry of the feed. */
export function entry(prefix: string, service = 'AMAZON', region = 'ap-northeast-1'): Entry {
  return { prefix, service, region, networkBorderGroup: region };
}

/** Entries that give every list of ap-northeast-1 something in both families. */
export const BASE: readonly Entry[] = [
  entry('18.180.0.0/15'),
  entry('54.250.0.0/16'),
  entry('3.112.0.0/14'),
  entry('13.230.0.0/15'),
  entry('103.4.8.0/21'),
  entry('2406:da14::/36'),
  entry('2406:da24::/36'),
  entry('13.230.0.0/15', 'EC2'),
  entry('2406:da14::/36', 'EC2'),
  entry('18.180.178.0/24', 'WORKSPACES_GATEWAYS'),
  entry('18.180.180.0/23', 'WORKSPACES_GATEWAYS'),
  entry('54.250.251.0/24', 'WORKSPACES_GATEWAYS'),
  entry('3.114.164.0/22', 'WORKSPACES_GATEWAYS'),
  // In no document, so that only the feed speaks for it.
  entry('3.115.0.0/22', 'WORKSPACES_GATEWAYS'),
  entry('2406:da24:28::/48', 'WORKSPACES_GATEWAYS'),
  entry('52.94.0.0/22', 'AMAZON', 'GLOBAL'),
  entry('52.0.0.0/15', 'AMAZON', 'us-east-1'),
  entry('52.24.0.0/14', 'AMAZON', 'us-west-2'),
  entry('52.92.32.0/22', 'AMAZON', 'us-west-2'),
  entry('52.92.32.0/22', 'S3', 'us-west-2'),
];

/** A feed as it is received, its bytes in AWS's style. `hours` after the first token. */
export function received(
  hours: number,
  entries: readonly Entry[],
): ReceivedFeed & { readonly bytes: Uint8Array } {
  const token = FIRST_TOKEN + hours * 3_600;
  const feed: Feed = { syncToken: token as SyncToken, createDate: token, rows: rowsOf(entries) };
  const bytes = feedBytes(feed);
  return { feed, md5: createHash('md5').update(bytes).digest('hex'), bytes };
}

/** Entries without some prefixes, and with others. */
export function varied(
  entries: readonly Entry[],
  { without = [], plus = [] }: { readonly without?: readonly string[]; readonly plus?: readonly Entry[] },
): readonly Entry[] {
  return [...entries.filter(({ prefix }) => !without.includes(prefix)), ...plus];
}
