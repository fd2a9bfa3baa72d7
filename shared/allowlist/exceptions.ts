// Exceptions: prefixes that a team adds to its lists, or keeps out of them, whatever AWS publishes. Each has a reason, an
// owner and a day on which it ends, so that none outlives the people who remember why.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { aggregate, contains, subtract } from '../prefix/set.ts';
import { type EpochSeconds, parseTime } from '../time.ts';
import type { AllowlistEntry } from './allowlist.ts';
import type { AllowlistName } from './allowlists.ts';
import type { AllowlistChange } from './change.ts';
import type { AllowlistId } from './input.ts';

/** One prefix that is added (`include`) or kept out (`exclude`). */
export interface Exception {
  readonly kind: 'include' | 'exclude';
  readonly prefix: Cidr;
  /** Why, in the team's words. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** ISO 8601, UTC: from then on it has no effect. */
  readonly expires: string;
  readonly regions: readonly string[];
  readonly allowlists: readonly AllowlistName[];
}

/** The exceptions that have an effect at a time. */
export function inForceAt(exceptions: readonly Exception[], now: EpochSeconds): readonly Exception[] {
  return exceptions.filter(({ expires }) => (parseTime(expires) ?? 0) > now);
}

/** The exceptions of one allowlist. */
export function exceptionsOf(exceptions: readonly Exception[], id: AllowlistId): readonly Exception[] {
  return exceptions.filter(
    ({ regions, allowlists }) => regions.includes(id.region) && allowlists.includes(id.name),
  );
}

/** Entries with what is included, and without what an exclusion covers: of one that it covers in part, the parts stay. */
export function exceptEntries(
  entries: readonly AllowlistEntry[],
  exceptions: readonly Exception[],
): readonly AllowlistEntry[] {
  if (exceptions.length === 0) return entries;
  const known = new Set(entries.map(({ text }) => text));
  const included = exceptions
    .filter(({ kind, prefix }) => kind === 'include' && !known.has(prefix))
    .map(
      (exception): AllowlistEntry => ({
        prefix: parsePrefix(exception.prefix),
        text: exception.prefix,
        reasons: [],
        included: exception,
      }),
    );
  const holes = excludedBy(exceptions);
  return [...entries, ...included].flatMap((entry) => {
    const rest = subtract([entry.prefix], holes);
    const isWhole = rest.length === 1 && rest[0]?.length === entry.prefix.length;
    return isWhole ? [entry] : rest.map((prefix) => ({ ...entry, prefix, text: formatPrefix(prefix) }));
  });
}

/** What is kept out, as prefixes sorted and without overlaps. */
export function excludedBy(exceptions: readonly Exception[]) {
  return prefixesOf(exceptions, 'exclude');
}

/** Those that had an effect and have none any more: their time is over, or the configuration has dropped them. */
export function endedExceptions(
  before: readonly Exception[],
  now: readonly Exception[],
): readonly Exception[] {
  const standing = new Set(now.map((exception) => JSON.stringify(exception)));
  return before.filter((exception) => !standing.has(JSON.stringify(exception)));
}

/** Whether the end of some exceptions is all that lists changed for. */
export function isChangeOf(ended: readonly Exception[], change: readonly AllowlistChange[]): boolean {
  const [opened, closed] = [prefixesOf(ended, 'exclude'), prefixesOf(ended, 'include')];
  return change.every(
    ({ added, removed }) =>
      added.every((text) => contains(opened, parsePrefix(text))) &&
      removed.every((text) => contains(closed, parsePrefix(text))),
  );
}

function prefixesOf(exceptions: readonly Exception[], wanted: Exception['kind']) {
  return aggregate(exceptions.filter(({ kind }) => kind === wanted).map(({ prefix }) => parsePrefix(prefix)));
}
