// A release made from the bytes of a feed, with HEAD of the feed before it.
import { type Config, defineConfig } from '../../shared/config.ts';
import { FORMAT_IDS } from '../../shared/formats/formats.ts';
import { REGION_CODES } from '../../shared/requirements/regions.ts';
import { type Case, type Definition, defineCase, type MeasuredFeed } from './case.ts';
import { ingestAfter, type Past, pastAfter } from './past.ts';

interface Start {
  readonly past: Past;
  readonly now: number;
  readonly regions: readonly string[];
}

/** A case that publishes every list of some Regions in every format. */
export function releaseOf({
  earlier,
  regions: regionsOf,
  ...rest
}: Pick<Definition<Start>, 'name' | 'about' | 'targets' | 'isLong'> & {
  readonly earlier: (feed: MeasuredFeed) => MeasuredFeed['earlier'];
  readonly regions: (feed: MeasuredFeed) => readonly string[];
}): Case {
  return defineCase<Start>({
    ...rest,
    start: async (feed) => {
      const regions = regionsOf(feed);
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
