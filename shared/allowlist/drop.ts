// What is never taken from a feed, whatever anyone approves: reserved space and prefixes that are too wide.
import type { Cidr } from '../prefix/format.ts';
import { type Unpublishable, unpublishable } from '../prefix/reserved.ts';
import { prefixesIn, type SelectorKey, splitSelectorKey, type Taken } from '../requirements/taken.ts';

/** A prefix that a selector took and that was dropped. */
export interface Dropped {
  readonly selector: SelectorKey;
  readonly prefix: Cidr;
  readonly reason: Unpublishable;
}

/**
 * Parts what may be published from what may not.
 * @param known what was kept of an earlier feed: where a selector takes the same, nothing is dropped
 */
export function dropUnpublishable(
  taken: Taken,
  known: Taken = new Map(),
): {
  readonly kept: Taken;
  readonly dropped: readonly Dropped[];
} {
  if (taken === known) return { kept: known, dropped: [] };
  const dropped: Dropped[] = [];
  const kept = new Map(
    [...taken].map(([selector, texts]) => {
      if (texts === known.get(selector)) return [selector, texts];
      const [service] = splitSelectorKey(selector);
      const unfit = prefixesIn(texts).flatMap(({ prefix, text }): readonly Dropped[] => {
        const reason = unpublishable(prefix, service);
        return reason === undefined ? [] : [{ selector, prefix: text, reason }];
      });
      dropped.push(...unfit);
      const gone = new Set(unfit.map(({ prefix }) => prefix));
      return [selector, gone.size === 0 ? texts : texts.filter((text) => !gone.has(text))];
    }),
  );
  return { kept, dropped };
}
