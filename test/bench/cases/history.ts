// Versions of a history one after the other: ingest, converge, and a folder as bucket, as in the command replay.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownFolderBucket } from '../../../local/bucket/own-folder-bucket.ts';
import { replay } from '../../../local/replay/replay.ts';
import { defineConfig } from '../../../shared/config.ts';
import {
  type Entry,
  entriesOf,
  type ReceivedFeed,
  rowsOf,
  type SyncToken,
} from '../../../shared/feed/feed.ts';
import { watchedSelectors } from '../../../shared/release/settings.ts';
import { selectorKey } from '../../../shared/requirements/taken.ts';
import { HOUR } from '../../../shared/time.ts';
import { defineCase } from '../case.ts';

const VERSIONS = 40;

/** Entries that each version has more than the one before: enough for a list to change. */
const MORE = 3;

export const history = defineCase<ReceivedFeed>({
  name: 'history',
  about: `${VERSIONS} versions in a replay of ap-northeast-1, plain only, a list changed by each`,
  targets: { cold: null, warm: null },
  count: VERSIONS,
  isColdOnly: true,
  start: ({ received }) => received,
  ready: (received) => {
    const config = defineConfig({ regions: ['ap-northeast-1'], formats: ['plain'] });
    // As the command does: of a history only what is watched is read.
    const wanted = watchedSelectors(config);
    const entries = entriesOf(received.feed).filter(({ service, region }) =>
      wanted.has(selectorKey(service, region)),
    );
    const versions = Array.from({ length: VERSIONS }, (_, index) => versionOf(received, entries, index));
    const folder = mkdtempSync(join(tmpdir(), 'rangewatch-bench-history-'));
    process.once('exit', () => rmSync(folder, { recursive: true }));
    return async () => {
      const bucket = ownFolderBucket(folder);
      const { releases } = await replay(versions, { config, bucket, approves: 'nothing' });
      bucket.finish();
      if (releases < VERSIONS / 2) throw new Error(`history: ${releases} releases`);
    };
  },
});

function versionOf({ feed }: ReceivedFeed, all: readonly Entry[], index: number): ReceivedFeed {
  const isOurs = ({ service, region }: Entry) => service === 'AMAZON' && region === 'ap-northeast-1';
  const late = new Set(
    all
      .filter(isOurs)
      .slice(-MORE * VERSIONS)
      .slice(MORE * index)
      .map(keyOf),
  );
  const entries = all.filter((entry) => !isOurs(entry) || !late.has(keyOf(entry)));
  const time = feed.createDate + index * 24 * HOUR;
  return {
    feed: { syncToken: time as SyncToken, createDate: time, rows: rowsOf(entries) },
    md5: String(index).padStart(32, '0'),
  };
}

function keyOf({ prefix, networkBorderGroup }: Entry): string {
  return `${prefix} ${networkBorderGroup}`;
}
