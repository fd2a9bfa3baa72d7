// The feed before a feed: from a recorded history where it has both, else the same with fewer entries.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readUnpacked } from '../../local/unpacked-file.ts';
import { type Entry, entriesOf, type ReceivedFeed, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { HOUR, parseAwsDate } from '../../shared/time.ts';

/** A version of a history, as far as it matters here. */
interface Version {
  readonly syncToken: string;
  readonly createDate: string;
  readonly md5: string;
  readonly add: readonly (readonly string[])[];
  readonly rem: readonly (readonly [string, string, string, string])[];
}

/** The real feed before this one; undefined where the folder has no history with it. */
export function earlierInHistory(folder: string, { feed }: ReceivedFeed): ReceivedFeed | undefined {
  const path = join(folder, 'history.jsonl.gz');
  if (!existsSync(path)) return undefined;
  const lines = new TextDecoder().decode(readUnpacked(path)).split('\n');
  const index = lines.findIndex((line) => line.includes(`"${feed.syncToken}"`));
  const [before, version] = lines.slice(index - 1, index + 1).map((line) => JSON.parse(line) as Version);
  if (index < 1 || before === undefined || version === undefined) return undefined;
  const added = new Set(version.add.map((row) => row.join(' ')));
  const kept = entriesOf(feed).filter(
    ({ prefix, region, service, networkBorderGroup }) =>
      !added.has([prefix, region, service, networkBorderGroup].join(' ')),
  );
  const gone = version.rem.map(([prefix, region, service, networkBorderGroup]): Entry => {
    return { prefix, region, service, networkBorderGroup };
  });
  return {
    feed: {
      syncToken: Number(before.syncToken) as SyncToken,
      createDate: parseAwsDate(before.createDate) ?? feed.createDate,
      rows: rowsOf([...kept, ...gone]),
    },
    md5: before.md5,
  };
}

/** Enough entries for a list to change: the addresses of one alone may be in others. */
const FEWER = 20;

/** A feed an hour earlier that lacks the last entries of a service and Region. */
export function withoutLastOf({ feed }: ReceivedFeed, service: string, region: string): ReceivedFeed {
  const { syncToken, createDate } = feed;
  const entries = entriesOf(feed);
  const gone = entries.filter((entry) => entry.service === service && entry.region === region).slice(-FEWER);
  return {
    feed: {
      syncToken: (syncToken - HOUR) as SyncToken,
      createDate: createDate - HOUR,
      rows: rowsOf(entries.filter((entry) => !gone.includes(entry))),
    },
    md5: '0'.repeat(32),
  };
}
