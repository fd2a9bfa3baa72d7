// Why a name is allowed: every requirement of a Region that needs it, exactly or by a documented wildcard.
import { DEFAULT_NEEDS, type Needs } from '../requirements/needs.ts';
import type { Transport } from '../requirements/requirement.ts';
import { namesOf } from '../requirements/resolve-names.ts';
import { ALLOWLIST_NAMES, type AllowlistName, carriedBy, requirementsOf } from './allowlists.ts';
import { coversName } from './host-name.ts';

/** One requirement that needs a name. */
export interface NameMatch {
  readonly allowlist: AllowlistName;
  readonly requirement: string;
  /** The name as the list has it: the one that was asked, or a wildcard above it. */
  readonly domain: string;
  readonly region: string;
  readonly ports: readonly Transport[];
}

/** Everything that needs a name. Case and a final dot do not matter. */
export function explainName(
  region: string,
  asked: string,
  needs: Needs = DEFAULT_NEEDS,
): readonly NameMatch[] {
  const name = asked.toLowerCase().replace(/\.$/, '');
  return ALLOWLIST_NAMES.filter((allowlist) => carriedBy(allowlist) !== 'prefixes').flatMap((allowlist) =>
    requirementsOf(allowlist, needs).flatMap((requirement) =>
      namesOf(requirement, region, needs)
        .filter((domain) => coversName(domain, name))
        .map((domain) => ({
          allowlist,
          requirement: requirement.id,
          domain,
          region,
          ports: requirement.transports,
        })),
    ),
  );
}
