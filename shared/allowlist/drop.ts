// What is never taken from a feed, whatever anyone approves: reserved space and prefixes that are too wide.
import type { Cidr } from '../prefix/format.ts';
import { type Unpublishable, unpublishable } from '../prefix/reserved.ts';
import { type SelectorKey, splitSelectorKey, type Taken } from '../requirements/taken.ts';

/** A prefix that a selector took and that was dropped. */
export interface Dropped {
  readonly selector: SelectorKey;
  readonly prefix: Cidr;
  readonly reason: Unpublishable;
}

/** Parts what may be published from what may not. */
export function dropUnpublishable(taken: Taken): {
  readonly kept: Taken;
  readonly dropped: readonly Dropped[];
} {
  const dropped: Dropped[] = [];
  const kept = new Map(
    [...taken].map(([selector, prefixes]) => {
      const [service] = splitSelectorKey(selector);
      const publishable = prefixes.filter(({ prefix, text }) => {
        const reason = unpublishable(prefix, service);
        if (reason !== undefined) dropped.push({ selector, prefix: text, reason });
        return reason === undefined;
      });
      return [selector, publishable];
    }),
  );
  return { kept, dropped };
}
