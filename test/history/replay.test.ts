// AWS's real history through ingest and converge: what it did to others, it must not do to us.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { tools } from '../../functions/adapters/tools.ts';
import { folderBucket } from '../../local/bucket/folder-bucket.ts';
import { openRecording } from '../../local/replay/history.ts';
import { type ReplaySummary, replay } from '../../local/replay/replay.ts';
import { defineConfig } from '../../shared/config.ts';
import type { ReceivedFeed } from '../../shared/feed/feed.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import { describeWithRealData, fullFeed } from '../real-data.ts';
import { brokenPromises, currentLists, missingFrom } from './invariants.ts';

const REGIONS = ['ap-northeast-1', 'us-west-2'] as const;

/** The lists that follow the feed most closely. */
const LISTS = ['streaming', 'health-check', 'client', 'web'] as const;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Plays feeds; after each version every promise is checked, and the rejected tokens are kept. */
async function play(feeds: Iterable<ReceivedFeed>) {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-'));
  folders.push(folder);
  const rejected: number[] = [];
  const seqs: number[] = [];
  const summary: ReplaySummary = await replay(feeds, {
    config: defineConfig({ regions: REGIONS, allowlists: LISTS, formats: ['plain'] }),
    bucket: folderBucket(folder, { keepHeaders: false }),
    approves: 'nothing',
    onVersion: (result, received) => {
      if (result.kind === 'rejected') rejected.push(received.feed.syncToken);
      if (result.kind !== 'released' && result.kind !== 'moved') return;
      const lists = currentLists(folder);
      const where = `sync token ${received.feed.syncToken}`;
      // A list changes with a release and at no other time.
      if (result.kind === 'released') expect(brokenPromises(lists), where).toEqual([]);
      if (result.followed.state.withheld.length === 0) {
        expect(
          REGIONS.flatMap((home) => missingFrom(lists, received, home)),
          where,
        ).toEqual([]);
      }
      const latest = JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8')) as LatestDocument;
      seqs.push(latest.seq);
    },
  });
  expect(seqs, 'latest.json never goes back').toEqual([...seqs].sort((a, b) => a - b));
  return { summary, rejected };
}

/** The versions of a history whose date lies in a span; `count` bounds them. */
function* between(folder: string, from: string, to: string, count = Number.POSITIVE_INFINITY) {
  let played = 0;
  for (const received of openRecording(join(folder, 'history.jsonl.gz')).feeds()) {
    const date = new Date(received.feed.createDate * 1_000).toISOString();
    if (date < from) continue;
    if (date >= to || played++ >= count) return;
    yield received;
  }
}

describeWithRealData("AWS's history", (folder) => {
  it('of 500 versions around 2018-02-27 never publishes the private IPv6 space of that day', async () => {
    const { summary } = await play(between(folder, '2016-08-01', '2021-01-01', 500));
    expect(summary.versions).toBe(500);
    expect(summary.dropped).toBeGreaterThan(0);
    expect(summary.rejected).toBe(0);
  });

  it('of August 2020 never publishes class E', async () => {
    const { summary } = await play(between(folder, '2020-08-01', '2020-09-01'));
    expect(summary.versions).toBeGreaterThan(20);
    // 252.0.0.0/10 in AMAZON of three watched Regions and in EC2 of two.
    expect(summary.dropped).toBe(5);
  });

  it('of July 2016 rejects the token that came twice with different content', async () => {
    const { rejected } = await play(between(folder, '2016-07-01', '2016-08-01'));
    expect(rejected).toEqual([1_468_882_565]);
  });

  it('of 31 files, bit for bit, goes the whole way from bytes', async () => {
    const rows = readFileSync(join(folder, 'full', 'index.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const files = rows.map((row) => row.split(','));
    const feeds = files.map(([, , md5 = '', , , , file = '']) => {
      const bytes = fullFeed(folder, file.replace('full/', ''));
      expect(tools.hash('md5', bytes)).toBe(md5);
      return { feed: parseFeed(bytes), md5 };
    });
    const { summary, rejected } = await play(feeds);
    expect(summary.versions).toBe(31);
    expect(rejected).toEqual([1_468_882_565]);
    expect(summary.dropped).toBeGreaterThan(0);
  });
});
