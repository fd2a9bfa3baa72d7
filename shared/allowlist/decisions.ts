// Decisions: what a person may settle. Each is bound to the exact prefixes that the person was shown, by their digest:
// if AWS adds one meanwhile, or takes one back, it is another question and needs another answer.
import { RangewatchError } from '../error.ts';
import type { Hash } from '../ports.ts';
import type { Cidr } from '../prefix/format.ts';
import type { SelectorKey } from '../requirements/taken.ts';
import type { EpochSeconds } from '../time.ts';
import type { Standing, WatchState } from './follow.ts';
import type { Hold } from './holds.ts';
import type { AllowlistId } from './input.ts';
import type { Withheld } from './withheld.ts';

/** Something that waits for a person: prefixes of one selector that one feed added or removed, too many to believe. */
export interface Waiting {
  /** Hexadecimal SHA-256 of everything below. */
  readonly digest: string;
  readonly kind: 'addition' | 'removal';
  readonly selector: SelectorKey;
  /** `createDate` of the feed that brought it. */
  readonly since: EpochSeconds;
  /** When a person refused it; null while nobody has. */
  readonly deniedAt: EpochSeconds | null;
  /** Sorted by text. */
  readonly prefixes: readonly Cidr[];
}

/** What follows from a decision for the next state. */
export interface Settled {
  /** What becomes of a withheld prefix: published, or kept back with a mark, or as it was. */
  readonly withheld: (item: Withheld) => Withheld | 'publish';
  /** What becomes of a hold. */
  readonly hold: (hold: Hold) => Hold | 'end';
}

/** Nothing is decided. */
export const NOTHING_SETTLED: Settled = { withheld: (item) => item, hold: (hold) => hold };

/** Everything that waits, the oldest first. */
export function waitingIn(
  { withheld, holds }: Pick<Standing, 'withheld' | 'holds'>,
  hash: Hash,
): readonly Waiting[] {
  const groups = new Map<string, Set<Cidr>>();
  const add = (kind: Waiting['kind'], item: WithheldText | WaitingHold) => {
    const key = keyOf(kind, item);
    groups.set(key, (groups.get(key) ?? new Set()).add(item.text));
  };
  for (const item of withheld) add('addition', item);
  for (const hold of holds.filter(isWaiting)) add('removal', hold);
  return [...groups].map(([key, texts]) => waitingOf(key, texts, hash)).sort((a, b) => a.since - b.since);
}

/**
 * The thing that waits under a digest, which may be cut to its first 8 digits or more.
 * @throws RangewatchError `decision-unknown`
 */
export function findWaiting(waiting: readonly Waiting[], digest: string): Waiting {
  const found = /^[0-9a-f]{8,64}$/.test(digest)
    ? waiting.filter((each) => each.digest.startsWith(digest))
    : [];
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  throw new RangewatchError({
    code: 'decision-unknown',
    seen: another === undefined ? 'a digest under which nothing waits' : 'the beginning of several digests',
    expected:
      waiting.length === 0
        ? 'something that waits, and nothing does'
        : `one of ${waiting.map((each) => each.digest.slice(0, 16)).join(', ')}`,
    where: 'decision',
    remedy: 'a digest holds for the exact prefixes it was shown with: look at `approvals` again',
  });
}

/** Lets go of what waits: additions are published, removals end. */
export function approval(waiting: Waiting): Settled {
  return {
    withheld: (item) => (isPartOf(waiting, 'addition', item) ? 'publish' : item),
    hold: (hold) => (isWaiting(hold) && isPartOf(waiting, 'removal', hold) ? 'end' : hold),
  };
}

/** Leaves what waits as it is, for good, and says when. */
export function denial(waiting: Waiting, deniedAt: EpochSeconds): Settled {
  return {
    withheld: (item) => (isPartOf(waiting, 'addition', item) ? { ...item, deniedAt } : item),
    hold: (hold) =>
      isWaiting(hold) && isPartOf(waiting, 'removal', hold)
        ? { ...hold, waits: { ...hold.waits, deniedAt } }
        : hold,
  };
}

/**
 * Ends the holds of one prefix in every list.
 * @throws RangewatchError `decision-unknown` when it is not held
 */
export function earlyEnd(
  { holds }: WatchState,
  prefix: Cidr,
): Settled & { readonly lists: readonly AllowlistId[] } {
  const lists = holds.filter(({ text }) => text === prefix);
  if (lists.length > 0)
    return { ...NOTHING_SETTLED, lists, hold: (hold) => (hold.text === prefix ? 'end' : hold) };
  throw new RangewatchError({
    code: 'decision-unknown',
    seen: `${prefix}, which no list holds`,
    expected: 'a prefix that is held, exactly as `latest.json` shows it under `held`',
    where: 'release',
  });
}

/** Prefixes by their texts: what waits need not be read as addresses. */
type WithheldText = Omit<Withheld, 'prefix'>;
type WaitingHold = Omit<Hold, 'prefix'> & Required<Pick<Hold, 'waits'>>;

function isWaiting<Some extends Omit<Hold, 'prefix'>>(hold: Some): hold is Some & WaitingHold {
  return hold.waits !== undefined;
}

function isPartOf(waiting: Waiting, kind: Waiting['kind'], item: WithheldText | WaitingHold): boolean {
  return keyOf(waiting.kind, waiting) === keyOf(kind, item) && waiting.prefixes.includes(item.text);
}

/** What groups prefixes to one question. */
function keyOf(kind: Waiting['kind'], item: Waiting | WithheldText | WaitingHold): string {
  const { selector, deniedAt } = 'waits' in item ? item.waits : item;
  return JSON.stringify([kind, selector, item.since, deniedAt ?? null]);
}

function waitingOf(key: string, texts: ReadonlySet<Cidr>, hash: Hash): Waiting {
  const [kind, selector, since, deniedAt] = JSON.parse(key) as [
    Waiting['kind'],
    SelectorKey,
    EpochSeconds,
    EpochSeconds | null,
  ];
  const question = { kind, selector, since, deniedAt, prefixes: [...texts].sort() };
  return { digest: hash('sha256', new TextEncoder().encode(JSON.stringify(question))), ...question };
}
