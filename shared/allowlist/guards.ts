// Guards: which of a feed's removals and additions are too large to believe without a person. They compare each
// selector with the last accepted feed, per family, in addresses: a re-split is no change.
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { FAMILIES, type Family, familyOf } from '../prefix/prefix.ts';
import { countAddresses, ofFamily, subtract } from '../prefix/set.ts';
import { GATEWAYS } from '../requirements/resolve-gateways.ts';
import {
  coverOf,
  type SelectorKey,
  splitSelectorKey,
  type Taken,
  type TakenPrefix,
} from '../requirements/taken.ts';

/** The bounds beyond which a change waits for a person (design, section 5). */
export interface GuardLimits {
  /** Prefixes that `WORKSPACES_GATEWAYS` of a Region may gain at once; any address that it loses waits. */
  readonly gatewayPrefixes: number;
  /** Share of its addresses that any other selector may lose at once, in percent. */
  readonly lossPercent: number;
  /** Share of its addresses by which a selector of at least `smallSelector` prefixes may grow at once, in percent. */
  readonly growthPercent: number;
  /** Prefixes below which growth is counted in prefixes, and how many may then come at once. */
  readonly smallSelector: number;
}

/** Measured against eleven years of the feed; see the design, section 5. */
export const GUARD_LIMITS: GuardLimits = {
  gatewayPrefixes: 40,
  lossPercent: 20,
  growthPercent: 50,
  smallSelector: 100,
};

/** A part of a selector's change that waits for a person. */
export interface Guarded {
  readonly selector: SelectorKey;
  readonly prefixes: readonly TakenPrefix[];
}

/** What the guards stop, between two feeds. */
export interface GuardFindings {
  /** Additions that are withheld until approved. */
  readonly additions: readonly Guarded[];
  /** Removals that are held until approved. */
  readonly removals: readonly Guarded[];
}

/** Compares two feeds. Only selectors that both of them were asked for are compared. */
export function guard(previous: Taken, next: Taken, limits: GuardLimits = GUARD_LIMITS): GuardFindings {
  const additions: Guarded[] = [];
  const removals: Guarded[] = [];
  for (const [selector, now] of next) {
    const before = previous.get(selector);
    // What is as it was is the same array.
    if (before === undefined || before === now) continue;
    for (const family of FAMILIES) {
      const change = compare(before, now, family);
      if (change.added.length > 0 && growsTooMuch(selector, change, limits)) {
        additions.push({ selector, prefixes: change.added });
      }
      if (change.removed.length > 0 && losesTooMuch(selector, change, limits)) {
        removals.push({ selector, prefixes: change.removed });
      }
    }
  }
  return { additions, removals };
}

interface Comparison {
  readonly added: readonly TakenPrefix[];
  readonly removed: readonly TakenPrefix[];
  readonly prefixesBefore: number;
  readonly addressesBefore: bigint;
  readonly gained: bigint;
  readonly lost: bigint;
}

function compare(before: readonly Cidr[], now: readonly Cidr[], family: Family): Comparison {
  const added = without(now, before, family);
  const removed = without(before, now, family);
  const prefixesBefore = before.filter((text) => familyOf(text) === family).length;
  if (added.length === 0 && removed.length === 0) {
    return { added, removed, prefixesBefore, addressesBefore: 0n, gained: 0n, lost: 0n };
  }
  const old = ofFamily(coverOf(before), family);
  const current = ofFamily(coverOf(now), family);
  return {
    added,
    removed,
    prefixesBefore,
    addressesBefore: countAddresses(old),
    gained: countAddresses(subtract(current, old)),
    lost: countAddresses(subtract(old, current)),
  };
}

function growsTooMuch(selector: SelectorKey, change: Comparison, limits: GuardLimits): boolean {
  if (change.gained === 0n) return false;
  if (isGateways(selector)) return change.added.length > limits.gatewayPrefixes;
  return change.prefixesBefore < limits.smallSelector
    ? change.added.length > limits.smallSelector
    : change.gained * 100n > change.addressesBefore * BigInt(limits.growthPercent);
}

function losesTooMuch(selector: SelectorKey, change: Comparison, limits: GuardLimits): boolean {
  if (isGateways(selector)) return change.lost > 0n;
  return change.lost * 100n > change.addressesBefore * BigInt(limits.lossPercent);
}

function isGateways(selector: SelectorKey): boolean {
  return splitSelectorKey(selector)[0] === GATEWAYS;
}

function without(from: readonly Cidr[], others: readonly Cidr[], family: Family): readonly TakenPrefix[] {
  const texts = new Set(others);
  return from
    .filter((text) => !texts.has(text) && familyOf(text) === family)
    .map((text) => ({ text, prefix: parsePrefix(text) }));
}
