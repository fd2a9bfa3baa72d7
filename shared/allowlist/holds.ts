// Holds: a prefix that left a list's input stays published for a time, because AWS promises none and its feed flaps.
import type { Cidr } from '../prefix/format.ts';
import { comparePrefixes, overlaps, type Prefix } from '../prefix/prefix.ts';
import type { Needs } from '../requirements/needs.ts';
import type { SelectorKey } from '../requirements/taken.ts';
import { DAY, type EpochSeconds } from '../time.ts';
import type { Guarded } from './guards.ts';
import { type AllowlistId, type Input, selectorsOfAllowlist } from './input.ts';

/** Why a prefix left the input: the feed lost it, or a new catalogue or configuration no longer asks for it. */
export type HoldCause = 'feed' | 'settings';

/** What a hold or a withheld prefix waits for: a person. */
export interface Waits {
  /** The selector whose guard stopped it. */
  readonly selector: SelectorKey;
  /** When a person refused it; it stays as it is, and nobody is reminded. */
  readonly deniedAt?: EpochSeconds;
}

/** A prefix that stays in one allowlist though nothing asks for it any more. */
export interface Hold extends AllowlistId {
  readonly prefix: Prefix;
  readonly text: Cidr;
  readonly cause: HoldCause;
  /** `createDate` of the first feed without it; for a loss by the settings, when they were taken. */
  readonly since: EpochSeconds;
  /** When it may leave. */
  readonly until: EpochSeconds;
  /** Set where a guard stopped its removal: it stays after `until` as well, until a person approves. */
  readonly waits?: Waits;
}

/** Days for which a prefix is held unless the configuration says otherwise. */
export const HOLD_DAYS = 7;

/** What happened to the holds of one allowlist. */
export interface HoldChanges {
  readonly holds: readonly Hold[];
  /** In the order of addresses. */
  readonly begun: readonly Hold[];
  /** The prefix came back. */
  readonly cancelled: readonly Hold[];
  /** The time was over, or a person ended it. */
  readonly ended: readonly Hold[];
}

/** What the holds of a list follow from. */
export interface HoldCircumstances {
  readonly before: Input;
  readonly now: Input;
  /** Why a prefix of `before` is not in `now`. */
  readonly causeOf: (text: Cidr) => HoldCause;
  /** `createDate` of the feed that is taken. */
  readonly createDate: EpochSeconds;
  readonly clock: EpochSeconds;
  readonly holdDays: number;
  readonly needs: Needs;
  readonly guardedRemovals: readonly Guarded[];
  /** What a person decided: a hold ends now, or is denied its end, or is as it was. */
  readonly decide: (hold: Hold) => Hold | 'end';
}

/** Follows the holds of one allowlist from one feed to the next. */
export function followHolds(
  id: AllowlistId,
  held: readonly Hold[],
  circumstances: HoldCircumstances,
): HoldChanges {
  const { now, clock, decide } = circumstances;
  const cancelled = held.filter(({ text }) => now.has(text));
  const standing: Hold[] = [];
  const ended: Hold[] = [];
  for (const hold of held.filter(({ text }) => !now.has(text))) {
    const decided = decide(hold);
    if (decided === 'end' || isOver(hold, clock)) ended.push(hold);
    else standing.push(decided);
  }
  const begun = begunHolds(id, held, circumstances);
  return { holds: [...standing, ...begun], begun, cancelled, ended };
}

function isOver({ waits, until }: Hold, clock: EpochSeconds): boolean {
  return waits === undefined && until <= clock;
}

function begunHolds(
  id: AllowlistId,
  held: readonly Hold[],
  circumstances: HoldCircumstances,
): readonly Hold[] {
  const { before, now, createDate, clock, holdDays, causeOf } = circumstances;
  if (before === now) return [];
  const known = new Set(held.map(({ text }) => text));
  const guards = guardsOf(id, circumstances);
  return [...before.values()]
    .filter(({ text }) => !now.has(text) && !known.has(text))
    .map(({ prefix, text }): Hold => {
      const cause = causeOf(text);
      // A feed may have rested for weeks when the settings change: their losses count from then.
      const since = cause === 'feed' ? createDate : clock;
      const hold = { region: id.region, name: id.name, prefix, text, cause, since };
      const until = since + holdDays * DAY;
      // A guard asks whether the feed is to be believed. What the settings no longer ask for is meant.
      const guard = cause === 'feed' ? guards.find(({ stopped }) => overlaps(stopped, prefix)) : undefined;
      return guard === undefined
        ? { ...hold, until }
        : { ...hold, until, waits: { selector: guard.selector } };
    })
    .filter((hold) => hold.waits !== undefined || hold.until > hold.since)
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

interface Stopped {
  readonly selector: SelectorKey;
  readonly stopped: Prefix;
}

function guardsOf(id: AllowlistId, { guardedRemovals, needs }: HoldCircumstances): readonly Stopped[] {
  if (guardedRemovals.length === 0) return [];
  const selectors = new Set(selectorsOfAllowlist(id, needs));
  return guardedRemovals
    .filter(({ selector }) => selectors.has(selector))
    .flatMap(({ selector, prefixes }) => prefixes.map(({ prefix }) => ({ selector, stopped: prefix })));
}
