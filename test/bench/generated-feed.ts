// A feed as large as AWS's, for where the real one is not at hand: the same bytes each time.
import { feedBytes } from '../../local/feed-bytes.ts';
import { type Entry, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { REGION_CODES } from '../../shared/requirements/regions.ts';
import { randomOf } from '../simulation/random.ts';
import { FIRST_TOKEN } from '../world/feeds.ts';

const ENTRIES = 16_000;
const GATEWAYS_PER_REGION = 5;

/** Shares of the real feed, roughly: one entry in six is IPv6. */
const SERVICES = ['AMAZON', 'AMAZON', 'AMAZON', 'EC2', 'EC2', 'S3'] as const;
const IPV6_SHARE = 1 / 6;

/** No two neighbours of a service are halves of one block, so that lists are as long as real ones. */
export function generatedFeed(): Uint8Array {
  const random = randomOf(1);
  const regions = ['GLOBAL', 'us-east-1', ...REGION_CODES] as const;
  const entries: Entry[] = [];
  let next = 0;
  const add = (service: string, region: string) => {
    next += 1 + random.below(3);
    const prefix = random.chance(IPV6_SHARE)
      ? `2600:${(0x1f00 + (next >> 16)).toString(16)}:${(0x1000 + (next & 0xefff)).toString(16)}::/48`
      : `${13 + (next >> 16)}.${(next >> 8) & 255}.${next & 255}.0/24`;
    entries.push({ prefix, service, region, networkBorderGroup: region });
  };
  for (const region of REGION_CODES) {
    for (let i = 0; i < GATEWAYS_PER_REGION; i++) add('WORKSPACES_GATEWAYS', region);
  }
  while (entries.length < ENTRIES) add(random.pick(SERVICES), random.pick(regions));
  return feedBytes({ syncToken: FIRST_TOKEN as SyncToken, createDate: FIRST_TOKEN, rows: rowsOf(entries) });
}
