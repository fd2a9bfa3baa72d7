// The feed that is measured on: a file, the newest real one, or a generated one.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { feedIn } from '../../local/feed-source.ts';
import { readUnpacked } from '../../local/unpacked-file.ts';
import { RangewatchError } from '../../shared/error.ts';
import { entriesOf } from '../../shared/feed/feed.ts';
import type { MeasuredFeed } from './case.ts';
import { earlierInHistory, withoutLastOf } from './earlier.ts';
import { generatedFeed } from './generated-feed.ts';

/** Finds the feed. `folder` has real ones under `full/`, and their history. */
export function measuredFeed(file: string | undefined, folder: string | undefined): MeasuredFeed {
  const path = file ?? (folder === undefined ? undefined : newestIn(join(folder, 'full')));
  const bytes = path === undefined ? generatedFeed() : readUnpacked(path);
  const received = feedIn(bytes, path ?? 'the generated feed');
  const real = folder === undefined || path === undefined ? undefined : earlierInHistory(folder, received);
  const name = path === undefined ? 'a generated feed, since no real one is at hand' : basename(path);
  const size = `${entriesOf(received.feed).length} entries, ${(bytes.length / 1e6).toFixed(2)} MB`;
  const before = real === undefined ? 'itself with fewer entries' : `the real one of ${real.feed.syncToken}`;
  return {
    about: `${name}: ${size}; the feed before it is ${before}`,
    bytes,
    received,
    earlier: real ?? withoutLastOf(received, 'AMAZON', 'ap-northeast-1'),
  };
}

/** Names begin with the sync token, which has ten digits: their order is that of the feeds. */
function newestIn(folder: string): string | undefined {
  if (!existsSync(folder)) {
    const [seen, expected] = ['no such folder', 'one with recorded feeds'];
    throw new RangewatchError({
      code: 'feed-unreachable',
      seen,
      expected,
      where: `RANGEWATCH_DATA, ${folder}`,
    });
  }
  const newest = readdirSync(folder)
    .filter((name) => /^\d{10}\.json\.br$/.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}
