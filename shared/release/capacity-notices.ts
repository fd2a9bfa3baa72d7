// Notices of capacity: a list that will not fit a firewall, or hardly, is told of before it is published. They wait for no
// release to be live, so that they go out with the ingest that commits it.
import { fullnessOf, type Headroom } from '../allowlist/capacity.ts';
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
      const { region, name } = list;
      const { consumer, limit, used } = each;
      const told = { topic: 'capacity', region, name, consumer, limit, used, fullness } as const;
      return [{ kind: 'notice', id, seq: 0, severity: 'health', told }];
    }),
  );
}

function keyOf({ region, name }: ListRecord, { consumer }: Headroom): string {
  return `${region} ${name} ${consumer}`;
}
