// A release of everything that can be watched: every Region with gateways, every list, every format.
import { type Config, defineConfig } from '../../../shared/config.ts';
import { entriesOf, type Feed } from '../../../shared/feed/feed.ts';
import { FORMAT_IDS } from '../../../shared/formats/formats.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import { type Case, type Definition, defineCase, type MeasuredFeed } from '../case.ts';
import { withoutLastOf } from '../earlier.ts';
import { ingestAfter, type Past, pastAfter } from '../past.ts';

interface Start {
  readonly past: Past;
  readonly now: number;
  readonly regions: readonly string[];
}

export const all = releaseOf({
  name: 'all',
  about: 'bytes to a new HEAD: every Region, list and format, one feed later',
  targets: { cold: 8, warm: 3.5 },
  earlier: ({ earlier }) => earlier,
});

export const allWide = releaseOf({
  name: 'all-wide',
  about: 'the same where a change of us-west-2 reaches the list client of nearly every Region',
  targets: { cold: null, warm: null },
  isLong: true,
  earlier: ({ received }) => withoutLastOf(received, 'AMAZON', 'us-west-2'),
});

function releaseOf({
  earlier,
  ...rest
}: Pick<Definition<Start>, 'name' | 'about' | 'targets' | 'isLong'> & {
  readonly earlier: (feed: MeasuredFeed) => MeasuredFeed['earlier'];
}): Case {
  return defineCase<Start>({
    ...rest,
    start: async (feed) => {
      const regions = regionsWithGateways(feed.received.feed);
      const past = await pastAfter(earlier(feed), configOf(regions));
      return { past, now: feed.received.feed.createDate, regions };
    },
    ready: async ({ past, now, regions }, bytes) => {
      const run = await ingestAfter(past, bytes, now, configOf(regions));
      return async () => {
        const { kind } = await run();
        if (kind !== 'released') throw new Error(`${rest.name}: found ${kind}, expected released`);
      };
    },
  });
}

/** The same object each time for the same Regions, as in a process that has one configuration. */
const configs = new Map<string, Config>();

function configOf(regions: readonly string[]): Config {
  const key = regions.join(' ');
  const known = configs.get(key);
  if (known !== undefined) return known;
  const isKnown = (code: string) => REGION_CODES.some((region) => region === code);
  const config = defineConfig({
    regions: REGION_CODES.filter((code) => regions.includes(code)),
    extraRegions: regions.filter((code) => !isKnown(code)),
    formats: FORMAT_IDS,
  });
  configs.set(key, config);
  return config;
}

function regionsWithGateways(feed: Feed): readonly string[] {
  const gateways = entriesOf(feed).filter(({ service }) => service === 'WORKSPACES_GATEWAYS');
  return [...new Set(gateways.map(({ region }) => region))].sort();
}
