// Notices of capacity: a list that will not fit a firewall, or hardly, is told of before it is published. They wait for no
// release to be live, so that they go out with the ingest that commits it.
import { type Fullness, fullnessOf, type Headroom } from '../allowlist/capacity.ts';
import type { ListRecord, Manifest } from './manifest.ts';
import type { Notice } from './notices.ts';

/** The lists that a release brings to another step of a capacity. */
export function capacityNotices(previous: Manifest | undefined, next: Manifest): readonly Notice[] {
  const before = new Map(
    previous?.allowlists.flatMap((list) =>
      list.headroom.map((each) => [keyOf(list, each), fullnessOf(each)]),
    ),
  );
  return next.allowlists.flatMap((list) =>
    list.headroom.flatMap((each): readonly Notice[] => {
      const fullness = fullnessOf(each);
      if (fullness === (before.get(keyOf(list, each)) ?? 'fits')) return [];
      const id = `capacity-${next.seq}-${keyOf(list, each)}`;
      return [{ kind: 'notice', id, seq: 0, severity: 'health', text: sentence(list, each, fullness) }];
    }),
  );
}

function keyOf({ region, name }: ListRecord, { consumer }: Headroom): string {
  return `${region} ${name} ${consumer}`;
}

function sentence(
  { region, name }: ListRecord,
  { consumer, limit, used }: Headroom,
  fullness: Fullness,
): string {
  const size = `${region} ${name} has ${used} entries of the ${limit} that ${consumer} takes`;
  if (fullness === 'fits') return `${size}: it fits again.`;
  if (fullness === 'nearly-full') return `${size}: nearly full.`;
  return `${size}: it does not fit, and what is beyond may be dropped in silence. Publish a narrower list, or filter by name.`;
}
