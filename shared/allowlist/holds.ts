// Holds: a prefix that left a list's input stays published for a time, because AWS promises none and its feed flaps.
import type { Cidr } from '../prefix/format.ts';
import { overlaps, type Prefix } from '../prefix/prefix.ts';
import type { Needs } from '../requirements/needs.ts';
import { DAY, type EpochSeconds } from '../time.ts';
import type { Guarded } from './guards.ts';
import { type AllowlistId, type Input, selectorsOfAllowlist } from './input.ts';

/** A prefix that stays in one allowlist though nothing asks for it any more. */
export interface Hold extends AllowlistId {
  readonly prefix: Prefix;
  readonly text: Cidr;
  /** `createDate` of the first feed without it. */
  readonly since: EpochSeconds;
  /** When it may leave. */
  readonly until: EpochSeconds;
  /** Whether it stays after `until` as well, until a person approves: a guard stopped its removal. */
  readonly awaitsApproval: boolean;
}

/** Days for which a prefix is held unless the configuration says otherwise. */
export const HOLD_DAYS = 7;

/** What happened to the holds of one allowlist. */
export interface HoldChanges {
  readonly holds: readonly Hold[];
  readonly begun: readonly Hold[];
  /** The prefix came back. */
  readonly cancelled: readonly Hold[];
  /** The time was over. */
  readonly expired: readonly Hold[];
}

/** What the holds of a list follow from. */
export interface HoldCircumstances {
  readonly before: Input;
  readonly now: Input;
  /** `createDate` of the feed that is taken. */
  readonly createDate: EpochSeconds;
  readonly clock: EpochSeconds;
  readonly holdDays: number;
  readonly needs: Needs;
  readonly guardedRemovals: readonly Guarded[];
}

/** Follows the holds of one allowlist from one feed to the next. */
export function followHolds(
  id: AllowlistId,
  held: readonly Hold[],
  circumstances: HoldCircumstances,
): HoldChanges {
  const { before, now, createDate, clock, holdDays } = circumstances;
  const cancelled = held.filter(({ text }) => now.has(text));
  const standing = held.filter(({ text }) => !now.has(text));
  const expired = standing.filter((hold) => !hold.awaitsApproval && hold.until <= clock);
  const known = new Set(held.map(({ text }) => text));
  const guarded = guardedFor(id, circumstances);
  const begun = [...before.values()]
    .filter(({ text }) => !now.has(text) && !known.has(text))
    .map(
      ({ prefix, text }): Hold => ({
        region: id.region,
        name: id.name,
        prefix,
        text,
        since: createDate,
        until: createDate + holdDays * DAY,
        awaitsApproval: guarded.some((removed) => overlaps(removed, prefix)),
      }),
    )
    .filter((hold) => hold.awaitsApproval || hold.until > hold.since);
  const holds = [...standing.filter((hold) => !expired.includes(hold)), ...begun];
  return { holds, begun, cancelled, expired };
}

function guardedFor(id: AllowlistId, { guardedRemovals, needs }: HoldCircumstances): readonly Prefix[] {
  if (guardedRemovals.length === 0) return [];
  const selectors = new Set(selectorsOfAllowlist(id, needs));
  return guardedRemovals
    .filter(({ selector }) => selectors.has(selector))
    .flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix));
}
