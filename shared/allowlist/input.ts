// The input of an allowlist: the distinct prefixes that its requirements take in one Region, each with its reasons.
import type { Cidr } from '../prefix/format.ts';
import type { Needs } from '../requirements/needs.ts';
import { resolve, selectorsOf } from '../requirements/resolve.ts';
import { namesOf } from '../requirements/resolve-names.ts';
import type { Reason, SelectorKey, Taken, TakenPrefix } from '../requirements/taken.ts';
import { type AllowlistName, carriedBy, requirementsOf } from './allowlists.ts';

/** An allowlist of one Region: what a URL under `current/` is about. */
export interface AllowlistId {
  readonly region: string;
  readonly name: AllowlistName;
}

/** The place of an allowlist as one text: what tells it from every other. */
export function placeOf({ region, name }: AllowlistId): string {
  return `${region}/${name}`;
}

/** One prefix of an input, and everything that asks for it. */
export interface InputPrefix extends TakenPrefix {
  readonly reasons: readonly Reason[];
}

/** The input of one allowlist, by canonical text. */
export type Input = ReadonlyMap<Cidr, InputPrefix>;

/** The selectors that an allowlist looks at in its Region. */
export function selectorsOfAllowlist({ region, name }: AllowlistId, needs: Needs): readonly SelectorKey[] {
  return requirementsOf(name, needs).flatMap((requirement) => selectorsOf(requirement, region));
}

/** The names that an allowlist carries, sorted; none for a list of addresses only. */
export function namesOfAllowlist({ region, name }: AllowlistId, needs: Needs): readonly string[] {
  if (carriedBy(name) === 'prefixes') return [];
  const names = requirementsOf(name, needs).flatMap((requirement) => namesOf(requirement, region, needs));
  return [...new Set(names)].sort();
}

/** Collects the input of an allowlist from what the selectors took. */
export function inputOf({ region, name }: AllowlistId, taken: Taken, needs: Needs): Input {
  const input = new Map<Cidr, InputPrefix>();
  if (carriedBy(name) === 'domains') return input;
  for (const requirement of requirementsOf(name, needs)) {
    for (const resolved of resolve(requirement, region, taken)) {
      const { prefix, text, reasons } = resolved;
      const known = input.get(text);
      input.set(
        text,
        known === undefined ? resolved : { prefix, text, reasons: [...known.reasons, ...reasons] },
      );
    }
  }
  return input;
}
