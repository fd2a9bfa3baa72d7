// A release of everything that can be watched: every Region with gateways, every list, every format.
import { entriesOf } from '../../../shared/feed/feed.ts';
import type { MeasuredFeed } from '../case.ts';
import { withoutLastOf } from '../earlier.ts';
import { releaseOf } from '../release.ts';

export const all = releaseOf({
  name: 'all',
  about: 'bytes to a new HEAD: every Region, list and format, one feed later',
  targets: { cold: 8, warm: 3.5 },
  earlier: ({ earlier }) => earlier,
  regions: regionsWithGateways,
});

export const allWide = releaseOf({
  name: 'all-wide',
  about: 'the same where a change of us-west-2 reaches the list client of nearly every Region',
  targets: { cold: null, warm: null },
  isLong: true,
  earlier: ({ received }) => withoutLastOf(received, 'AMAZON', 'us-west-2'),
  regions: regionsWithGateways,
});

/** Every Region with gateways in a feed. */
export function regionsWithGateways({
  received: { feed },
}: Pick<MeasuredFeed, 'received'>): readonly string[] {
  const gateways = entriesOf(feed).filter(({ service }) => service === 'WORKSPACES_GATEWAYS');
  return [...new Set(gateways.map(({ region }) => region))].sort();
}
