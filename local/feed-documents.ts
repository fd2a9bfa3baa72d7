// What would be published of feeds, as the documents that requests and comparisons are made from.
import { type AllowlistName, portsOf } from '../shared/allowlist/allowlists.ts';
import { changeOf } from '../shared/allowlist/change.ts';
import { allowlistFromFeed } from '../shared/allowlist/from-feed.ts';
import type { Feed } from '../shared/feed/feed.ts';
import { formatPrefixes } from '../shared/prefix/format.ts';
import { perFamily } from '../shared/prefix/set.ts';
import type { PublishedChange, PublishedList } from '../shared/request/request.ts';
import { DEFAULT_NEEDS } from '../shared/requirements/needs.ts';
import { formatTime } from '../shared/time.ts';

/** One list of a feed, as its `json` says it; there may be nothing in it. */
export function listDocument(feed: Feed, region: string, name: AllowlistName): PublishedList {
  const { ports, prefixes, domains } = allowlistFromFeed(feed, { region, name });
  return {
    region,
    allowlist: name,
    ports,
    syncToken: String(feed.syncToken),
    createDate: formatTime(feed.createDate),
    prefixes: perFamily((family) => formatPrefixes(prefixes[family])),
    domains,
  };
}

/** The change of some lists between two feeds, as `changes/<seq>.json` says it. Names follow from no feed. */
export function changeOfFeeds(
  before: Feed,
  after: Feed,
  region: string,
  names: readonly AllowlistName[],
): PublishedChange {
  return {
    syncToken: String(after.syncToken),
    createDate: formatTime(after.createDate),
    previousSyncToken: String(before.syncToken),
    allowlists: names.flatMap((name) => {
      const id = { region, name };
      return changeOf(id, allowlistFromFeed(before, id).prefixes, allowlistFromFeed(after, id).prefixes);
    }),
    names: [],
    lists: names.map((name) => ({ region, name, ports: portsOf(name, DEFAULT_NEEDS) })),
    newAllowlists: [],
  };
}
