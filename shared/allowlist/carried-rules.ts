// The rules of a Region, each with the allowlists that carry it: who looks something up in a list finds why it is there.
import { REQUIREMENTS } from '../requirements/catalogue.ts';
import type { Needs } from '../requirements/needs.ts';
import { type Rule, rulesOf } from '../requirements/rule.ts';
import { allowlistsOf } from './allowlists.ts';
import type { AllowlistName } from './labels.ts';

/** A rule as it is published. */
export interface CarriedRule extends Rule {
  /** Lists with its destinations, whether or not they are published; none for what is no list. */
  readonly allowlists: readonly AllowlistName[];
}

/** Every rule of a Region for a team's needs. */
export function carriedRulesOf(region: string, needs: Needs): readonly CarriedRule[] {
  return rulesOf(REQUIREMENTS, region, needs).map((rule) => ({
    ...rule,
    allowlists: allowlistsOf(rule.requirement),
  }));
}
