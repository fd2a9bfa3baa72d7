// Why a name is allowed: every requirement of a Region that needs it, exactly or by a documented wildcard.
import { DEFAULT_NEEDS, type Needs } from '../requirements/needs.ts';
import type { Transport } from '../requirements/requirement.ts';
import { namesOf } from '../requirements/resolve-names.ts';
import { ALLOWLIST_NAMES, type AllowlistName, carriedBy, requirementsOf } from './allowlists.ts';

/** One requirement that needs a name. */
export interface NameMatch {
  readonly allowlist: AllowlistName;
  readonly requirement: string;
  /** The name as the list has it: the one that was asked, or a wildcard above it. */
  readonly domain: string;
  readonly region: string;
  readonly ports: readonly Transport[];
}

/** What a host name looks like (RFC 1123), with at least one dot and one letter; a wildcard may stand in front. */
const HOST_NAME =
  /^(?:\*\.)?(?=[^/:]*[a-z])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}\.?$/i;

/** Whether a text is a host name rather than an address. */
export function isHostName(text: string): boolean {
  return text.length <= 255 && HOST_NAME.test(text);
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
        .filter((domain) => domain === name || isBelow(domain, name))
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

/** `*.example.com` stands for every name below example.com, and neither for it nor for notexample.com. */
function isBelow(domain: string, name: string): boolean {
  return domain.startsWith('*.') && name.endsWith(domain.slice(1));
}
