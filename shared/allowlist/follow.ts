// From one feed to the next: what is dropped, withheld and held, and which allowlists follow from it.
import type { Snapshot } from '../feed/snapshot.ts';
import type { Cidr } from '../prefix/format.ts';
import type { Needs } from '../requirements/needs.ts';
import { type Audit, isSameNews, type News } from '../requirements/news.ts';
import type { Taken } from '../requirements/taken.ts';
import type { EpochSeconds } from '../time.ts';
import { type Allowlist, publishAllowlist } from './allowlist.ts';
import { NOTHING_SETTLED, type Settled } from './decisions.ts';
import { type Dropped, dropUnpublishable } from './drop.ts';
import { type Exception, endedExceptions, exceptionsOf } from './exceptions.ts';
import { type GuardFindings, type GuardLimits, guard } from './guards.ts';
import { followHolds, type Hold, type HoldChanges } from './holds.ts';
import { type AllowlistId, type Input, inputOf, selectorsOfAllowlist } from './input.ts';
import { newlyWithheldOf, type Withheld, withoutWithheld } from './withheld.ts';

/** What stands after a feed, each prefix by its text: all that is told of it, without what it was judged from. */
export interface Standing {
  readonly dropped: readonly Dropped[];
  readonly withheld: readonly Omit<Withheld, 'prefix'>[];
  readonly holds: readonly Omit<Hold, 'prefix'>[];
  /** The exceptions that had an effect. */
  readonly exceptions: readonly Exception[];
}

/** What must be known of the past to judge the next feed. */
export interface WatchState extends Standing {
  /** The last accepted feed, without what was dropped. */
  readonly snapshot: Snapshot;
  readonly withheld: readonly Withheld[];
  readonly holds: readonly Hold[];
  /** The differences between catalogue and feed that a person was told of. */
  readonly audit: Audit;
}

/** What `follow` is told besides the feeds. */
export interface FollowSettings {
  readonly allowlists: readonly AllowlistId[];
  readonly holdDays: number;
  readonly guards: GuardLimits;
  readonly needs: Needs;
  /** The exceptions in force. */
  readonly exceptions: readonly Exception[];
  /** Whether guards stop anything; a replay may approve everything beforehand. */
  readonly approves: 'nothing' | 'everything';
  /** What a person decided. */
  readonly settled?: Settled;
  /**
   * The inputs that the last release was made of, where a new catalogue or configuration may ask for less: what a list
   * loses by that is held as well.
   */
  readonly inputsBefore?: ((id: AllowlistId) => Input | undefined) | undefined;
  /** The audit of the feed; undefined where none was made. */
  readonly audit?: Audit | undefined;
}

/** One list after a feed. It is made only when asked for, since most feeds touch none. */
export interface FollowedList {
  readonly id: AllowlistId;
  /** Whether its input and its holds are what they were after the feed before. */
  readonly isUntouched: boolean;
  readonly make: () => Allowlist;
}

/** The next state, the lists that follow from it, and what happened on the way. */
export interface Followed {
  readonly state: WatchState;
  readonly lists: readonly FollowedList[];
  readonly begun: readonly Hold[];
  readonly cancelled: readonly Hold[];
  /** Holds that ran out, or that a person ended. */
  readonly ended: readonly Hold[];
  readonly endedExceptions: readonly Exception[];
  /** Whether a list may differ though the feed is the same: a hold ended, an exception began or ended. */
  readonly hasMoved: boolean;
  readonly newlyTold: readonly News[];
  readonly newlyWithheld: readonly Withheld[];
  readonly newlyDropped: readonly Dropped[];
}

/** Follows the feed to a snapshot. Without a previous state there is nothing to compare with, and nothing is held. */
export function follow(
  previous: WatchState | undefined,
  selected: Snapshot,
  settings: FollowSettings,
  clock: EpochSeconds,
): Followed {
  const { kept, dropped } = dropFrom(selected, previous);
  const { needs, settled = NOTHING_SETTLED } = settings;
  const findings = findingsOf(previous, kept, settings);
  const stillWithheld = (previous?.withheld ?? [])
    .filter((item) => kept.get(item.selector)?.includes(item.text) === true)
    .flatMap((item) => {
      const decided = settled.withheld(item);
      return decided === 'publish' ? [] : [decided];
    });
  const newlyWithheld = newlyWithheldOf(
    findings.additions,
    selected.createDate,
    previous?.holds ?? [],
    needs,
  );
  const withheld = [...stillWithheld, ...newlyWithheld];
  const now = withoutWithheld(kept, withheld);
  const before =
    previous === undefined ? undefined : withoutWithheld(previous.snapshot.taken, previous.withheld);
  const changes = settings.allowlists.map((id) => {
    const held = (previous?.holds ?? []).filter((hold) => isOf(id, hold));
    const isSame =
      before !== undefined &&
      (before === now ||
        selectorsOfAllowlist(id, needs).every((key) => areSame(before.get(key), now.get(key))));
    const exceptions = exceptionsOf(settings.exceptions, id);
    const areSameExceptions = areEqual(exceptions, exceptionsOf(previous?.exceptions ?? [], id));
    const former = settings.inputsBefore?.(id);
    // Where the feed says the same, or nothing was before, no hold begins and none is cancelled: the list makes its input.
    const isQuiet = (isSame || before === undefined) && former === undefined;
    const input = isQuiet ? NO_INPUT : inputOf(id, now, needs);
    const fed = isQuiet || before === undefined ? input : inputOf(id, before, needs);
    const holds =
      isQuiet && held.length === 0
        ? NO_HOLD_CHANGES
        : followHolds(id, held, {
            before: former === undefined ? fed : new Map([...former, ...fed]),
            causeOf: (text) => (fed.has(text) ? 'feed' : 'settings'),
            now: input,
            createDate: selected.createDate,
            clock,
            holdDays: settings.holdDays,
            needs,
            guardedRemovals: findings.removals,
            decide: settled.hold,
          });
    const list: FollowedList = {
      id,
      isUntouched: isSame && areSameExceptions && holds.cancelled.length + holds.ended.length === 0,
      make: () =>
        publishAllowlist(id, isQuiet ? inputOf(id, now, needs) : input, holds.holds, needs, exceptions),
    };
    return { holds, list };
  });
  const all = (kind: keyof HoldChanges) => changes.flatMap(({ holds }) => holds[kind]);
  return {
    state: {
      snapshot: { ...selected, taken: kept },
      dropped,
      withheld,
      holds: all('holds'),
      exceptions: settings.exceptions,
      audit: settings.audit ?? previous?.audit ?? NO_AUDIT,
    },
    lists: changes.map(({ list }) => list),
    begun: all('begun'),
    cancelled: all('cancelled'),
    ended: all('ended'),
    endedExceptions: endedExceptions(previous?.exceptions ?? [], settings.exceptions),
    hasMoved: all('ended').length > 0 || !areEqual(settings.exceptions, previous?.exceptions ?? []),
    newlyTold: (settings.audit?.news ?? []).filter(
      (item) => previous?.audit.news.some((known) => isSameNews(item, known)) !== true,
    ),
    newlyWithheld,
    newlyDropped: dropped.filter((item) => !isDropped(previous?.dropped ?? [], item)),
  };
}

const NO_HOLD_CHANGES: HoldChanges = { holds: [], begun: [], cancelled: [], ended: [] };

const NO_INPUT: Input = new Map();
const NO_AUDIT: Audit = { of: '', news: [] };
const NO_FINDINGS: GuardFindings = { additions: [], removals: [] };

/** The last accepted feed, looked at again, is without what was dropped from it already. */
function dropFrom(
  selected: Snapshot,
  previous: WatchState | undefined,
): ReturnType<typeof dropUnpublishable> {
  if (selected === previous?.snapshot) return { kept: selected.taken, dropped: previous.dropped };
  return dropUnpublishable(selected.taken, previous?.snapshot.taken);
}

function findingsOf(previous: WatchState | undefined, kept: Taken, settings: FollowSettings): GuardFindings {
  if (previous === undefined || settings.approves === 'everything') return NO_FINDINGS;
  return guard(previous.snapshot.taken, kept, settings.guards);
}

function areSame(a: readonly Cidr[] = [], b: readonly Cidr[] = []): boolean {
  return a === b || (a.length === b.length && a.every((text, index) => text === b[index]));
}

function areEqual(a: readonly Exception[], b: readonly Exception[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isOf(id: AllowlistId, hold: AllowlistId): boolean {
  return hold.region === id.region && hold.name === id.name;
}

function isDropped(known: readonly Dropped[], item: Dropped): boolean {
  return known.some(({ selector, prefix }) => selector === item.selector && prefix === item.prefix);
}
