// A poll that finds a newer feed in which nothing changed that is watched: what happens most of the time.
import { defineConfig } from '../../../shared/config.ts';
import type { ReceivedFeed, SyncToken } from '../../../shared/feed/feed.ts';
import { HOUR } from '../../../shared/time.ts';
import { defineCase } from '../case.ts';
import { ingestAfter, pastAfter } from '../past.ts';

const config = defineConfig({ regions: ['ap-northeast-1'] });

export const quiet = defineCase({
  name: 'quiet',
  about: 'bytes to a HEAD that moved: 1 Region, the usual formats, no list changed',
  targets: { cold: 2.5, warm: null },
  start: async ({ received }) => ({
    past: await pastAfter(anHourBefore(received), config),
    now: received.feed.createDate,
  }),
  ready: async ({ past, now }, bytes) => {
    const run = await ingestAfter(past, bytes, now, config);
    return async () => {
      const { kind } = await run();
      if (kind !== 'moved') throw new Error(`quiet: found ${kind}, expected moved`);
    };
  },
});

/** The same entries under an earlier token. */
function anHourBefore({ feed }: ReceivedFeed): ReceivedFeed {
  const { syncToken, createDate, rows } = feed;
  return {
    feed: { syncToken: (syncToken - HOUR) as SyncToken, createDate: createDate - HOUR, rows },
    md5: '0'.repeat(32),
  };
}
