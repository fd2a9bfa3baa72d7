// A site to look at: a part of the real history played through the product, or the sample where there is none, with the
// console beside it. Its last feed adds more gateways than are believed, so that something waits; one exception has text that
// would be markup.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from '../../console/build.mjs';
import { folderBucket } from '../../local/bucket/folder-bucket.ts';
import { openRecording } from '../../local/replay/history.ts';
import { replay } from '../../local/replay/replay.ts';
import { startWebServer } from '../../local/web/server.ts';
import { defineConfig } from '../../shared/config.ts';
import { entriesOf, type ReceivedFeed, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { REAL_DATA } from '../real-data.ts';
import { BASE, entry, received, varied } from '../world/feeds.ts';
import { manyGateways } from '../world/settling.ts';

/** What a text from outside must never become. */
export const MARKUP = '<img src=x onerror="document.title=1">';

/** Two gateway changes of 2024, and the flaps of AMAZON around them. */
const FROM = 1_725_000_000;
const THROUGH = 1_727_300_000;

/** The Regions of the site. */
export const REGIONS = ['ap-northeast-1', 'us-east-1'] as const;

/** A site that is served. */
export interface Site {
  readonly url: string;
  /** The folder of its objects. */
  readonly root: string;
  /** The last feed but for the one that adds too much. */
  readonly feed: ReceivedFeed['feed'];
  readonly close: () => Promise<void>;
}

/** Plays, builds and serves. @param reason of the one exception */
export async function makeSite(reason = MARKUP): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-test-'));
  const root = join(folder, 'bucket');
  const feeds = REAL_DATA === undefined || REAL_DATA === '' ? madeFeeds() : realFeeds(REAL_DATA);
  const last = feeds.at(-1);
  if (last === undefined) throw new Error('no feed to play');
  const config = defineConfig({
    regions: [...REGIONS],
    include: [
      {
        prefix: '203.0.114.0/24',
        reason,
        owner: 'network team',
        expires: '2030-01-01',
        allowlists: ['web'],
      },
    ],
  });
  await replay([...feeds, withManyGateways(last)], {
    config,
    bucket: folderBucket(root),
    approves: 'nothing',
  });
  await buildConsole(join(root, 'console'));
  const { url, close } = await startWebServer({ root, port: 0 });
  return {
    url,
    root,
    feed: last.feed,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What of `latest.json` the tests ask for. */
export interface Published {
  readonly seq: number;
  readonly held: readonly { readonly prefix: string; readonly until: string | null }[];
  readonly waiting: readonly { readonly digest: string }[];
}

/** `latest.json` of a site. */
export function latest({ root }: Site): Published {
  return JSON.parse(readFileSync(join(root, 'latest.json'), 'utf8')) as Published;
}

/** A gateway that every feed of a site has. */
export function gateway({ root }: Site): string {
  return (
    readFileSync(join(root, 'current/ap-northeast-1/streaming/ipv4.txt'), 'utf8').split('\n').at(-2) ?? ''
  );
}

function realFeeds(folder: string): readonly ReceivedFeed[] {
  const feeds: ReceivedFeed[] = [];
  for (const each of openRecording(join(folder, 'history.jsonl.gz')).feeds()) {
    if (each.feed.syncToken > THROUGH) break;
    if (each.feed.syncToken >= FROM) feeds.push(each);
  }
  return feeds;
}

/** The same kinds of change, where there is no history: additions to every list, and a flap. */
function madeFeeds(): readonly ReceivedFeed[] {
  const more = (...texts: readonly string[]) => texts.map((text) => entry(text));
  return [
    received(0, BASE),
    received(24, varied(BASE, { plus: more('60.40.0.0/16', '60.41.0.0/16') })),
    received(48, varied(BASE, { plus: more('60.40.0.0/16') })),
    received(
      1_500,
      varied(BASE, { plus: [entry('18.181.4.0/22', 'WORKSPACES_GATEWAYS'), ...more('60.40.0.0/15')] }),
    ),
    received(
      1_504,
      varied(BASE, {
        plus: [entry('18.181.4.0/22', 'WORKSPACES_GATEWAYS'), ...more('60.40.0.0/15', '60.43.0.0/16')],
      }),
    ),
  ];
}

/** An hour later, with more gateways at once than are believed. */
function withManyGateways({ feed }: ReceivedFeed): ReceivedFeed {
  return {
    md5: 'made',
    feed: {
      syncToken: (feed.syncToken + 3_600) as SyncToken,
      createDate: feed.createDate + 3_600,
      rows: rowsOf([...entriesOf(feed), ...manyGateways(41)]),
    },
  };
}
