// Withheld prefixes: what AWS added to a selector, and what waits for a person before it is published.
import type { Cidr } from '../prefix/format.ts';
import type { Needs } from '../requirements/needs.ts';
import type { SelectorKey, Taken, TakenPrefix } from '../requirements/taken.ts';
import type { EpochSeconds } from '../time.ts';
import type { Guarded } from './guards.ts';
import type { Hold } from './holds.ts';
import { selectorsOfAllowlist } from './input.ts';

/** A prefix that AWS added to a selector and that is not published until a person approves. */
export interface Withheld extends TakenPrefix {
  readonly selector: SelectorKey;
  /** `createDate` of the feed that brought it. */
  readonly since: EpochSeconds;
  /** When a person refused it; it stays withheld, and nobody is reminded. */
  readonly deniedAt?: EpochSeconds;
}

/** What the guards stop of a feed's additions, but for what is published still. */
export function newlyWithheldOf(
  additions: readonly Guarded[],
  since: EpochSeconds,
  holds: readonly Hold[],
  needs: Needs,
): readonly Withheld[] {
  return additions
    .flatMap(({ selector, prefixes }) =>
      prefixes.map(({ prefix, text }): Withheld => ({ selector, prefix, text, since })),
    )
    .filter((item) => !isHeld(item, holds, needs));
}

/** What is published still, because a list holds it, is no addition: to withhold it would let it leave with its hold. */
function isHeld({ selector, text }: Withheld, holds: readonly Hold[], needs: Needs): boolean {
  return holds.some((hold) => hold.text === text && selectorsOfAllowlist(hold, needs).includes(selector));
}

/** What the selectors took, without what is withheld. */
export function withoutWithheld(taken: Taken, withheld: readonly Withheld[]): Taken {
  if (withheld.length === 0) return taken;
  const texts = new Map<SelectorKey, Set<Cidr>>();
  for (const { selector, text } of withheld) {
    texts.set(selector, (texts.get(selector) ?? new Set()).add(text));
  }
  return new Map(
    [...taken].map(([selector, all]) => {
      const kept = texts.get(selector);
      return [selector, kept === undefined ? all : all.filter((text) => !kept.has(text))];
    }),
  );
}
