// The input of an allowlist: the distinct prefixes that its requirements take in one Region, each with its reasons.
import type { Cidr } from '../prefix/format.ts';
import {
  type Reason,
  resolve,
  type SelectorKey,
  selectorsOf,
  type Taken,
  type TakenPrefix,
} from '../requirements/resolve.ts';
import { type AllowlistName, requirementsOf } from './allowlists.ts';

/** An allowlist of one Region: what a URL under `current/` is about. */
export interface AllowlistId {
  readonly region: string;
  readonly name: AllowlistName;
}

/** One prefix of an input, and everything that asks for it. */
export interface InputPrefix extends TakenPrefix {
  readonly reasons: readonly Reason[];
}

/** The input of one allowlist, by canonical text. */
export type Input = ReadonlyMap<Cidr, InputPrefix>;

/** The selectors that an allowlist looks at in its Region. */
export function selectorsOfAllowlist({ region, name }: AllowlistId): readonly SelectorKey[] {
  return requirementsOf(name).flatMap((requirement) => selectorsOf(requirement, region));
}

/** Collects the input of an allowlist from what the selectors took. */
export function inputOf({ region, name }: AllowlistId, taken: Taken): Input {
  const input = new Map<Cidr, { prefix: InputPrefix['prefix']; text: Cidr; reasons: Reason[] }>();
  for (const requirement of requirementsOf(name)) {
    for (const { prefix, text, reason } of resolve(requirement, region, taken)) {
      const known = input.get(text);
      if (known === undefined) input.set(text, { prefix, text, reasons: [reason] });
      else known.reasons.push(reason);
    }
  }
  return input;
}
