// What is needed, for a comparison: from published documents, which the command line makes of a feed.
import type { Gaps } from '../request/gaps.ts';
import type { FeedVersion, PublishedList } from '../request/request.ts';
import { portsAsked, reasonAsked, rulesAsking } from '../requirements/asking.ts';
import type { Text, Transport } from '../requirements/requirement.ts';
import type { Rule } from '../requirements/rule.ts';

/** One thing to reach, with the ports and the reason that the rules give it. */
export interface NeededDestination {
  /** A prefix in CIDR notation, or a name. */
  readonly destination: string;
  readonly ports: readonly Transport[];
  readonly reason: Text;
  /** A wildcard that stands for every directory, since none is configured: one of them is enough. */
  readonly isForAnyDirectory: boolean;
}

/** One list of what is needed. */
export interface NeededList {
  readonly name: string;
  /** Not needed beside the others, but no mistake either: a wide list, or one for what few use. */
  readonly isOptional: boolean;
  readonly destinations: readonly NeededDestination[];
}

/** What one Region needs. */
export interface Needed extends FeedVersion {
  readonly region: string;
  /** Those in which there is something; the others are gaps. */
  readonly lists: readonly NeededList[];
  readonly gaps?: Gaps;
}

/**
 * A list as a comparison needs it.
 * @param list the JSON of `current/<region>/<allowlist>/json.json`
 * @param rules the JSON of `requirements/<region>.json`
 */
export function neededList(list: PublishedList, rules: readonly Rule[], isOptional = false): NeededList {
  const { allowlist, prefixes, domains, ports } = list;
  const remarks = rules.flatMap(({ destination }) => destination.remarks);
  return {
    name: allowlist,
    isOptional,
    destinations: [...prefixes.ipv4, ...prefixes.ipv6, ...domains].map((destination) => {
      const asking = rulesAsking(allowlist, destination, rules);
      return {
        destination,
        ports: portsAsked(destination, asking, ports),
        reason: reasonAsked(asking, allowlist),
        isForAnyDirectory: remarks.some((each) => each.name === destination && each.isForAnyDirectory),
      };
    }),
  };
}
