// How time and memory grow with the number of lists: a first release of 1, 10, 100 and 1,000 lists like `client`.
import { defineConfig } from '../../../shared/config.ts';
import type { ReceivedFeed } from '../../../shared/feed/feed.ts';
import { type Case, defineCase } from '../case.ts';
import { pastAfter } from '../past.ts';

/** Lists beyond which it takes so long that it is measured only when it is named. */
const LONG = 100;

export const growth: readonly Case[] = [1, 10, 100, 1_000].map((count) =>
  defineCase<ReceivedFeed>({
    name: `growth-${count}`,
    about: `the first release of ${count} lists client, in the usual formats`,
    targets: { cold: null, warm: null },
    count,
    isColdOnly: true,
    ...(count >= LONG ? { isLong: true } : {}),
    start: ({ received }) => received,
    ready: (received) => {
      // Regions that no catalogue knows have the addresses of every Region, and none of their own.
      const extraRegions = Array.from({ length: count }, (_, index) => nameOf(index));
      const config = defineConfig({ regions: [], extraRegions, allowlists: ['client'] });
      return async () => {
        const { documents } = await pastAfter(received, config);
        if (documents.size <= count) throw new Error(`growth: ${documents.size} documents`);
      };
    },
  }),
);

/** A code of its own for each: `za-test-1` to `za-test-9`, `zb-test-1` and so on. */
function nameOf(index: number): string {
  const letters = 26;
  const [number, rest] = [(index % 9) + 1, Math.floor(index / 9)];
  const letter = (at: number) => String.fromCharCode(97 + at);
  return `${letter(letters - 1 - Math.floor(rest / letters))}${letter(rest % letters)}-test-${number}`;
}
