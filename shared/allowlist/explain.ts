// Why an address is allowed: every requirement of a Region that takes a prefix with it.
import type { Feed } from '../feed/feed.ts';
import { selectSnapshot } from '../feed/snapshot.ts';
import type { Cidr } from '../prefix/format.ts';
import { comparePrefixes, overlaps, type Prefix } from '../prefix/prefix.ts';
import { aggregate, subtract } from '../prefix/set.ts';
import { DEFAULT_NEEDS, type Needs } from '../requirements/needs.ts';
import type { Transport } from '../requirements/requirement.ts';
import { resolve } from '../requirements/resolve.ts';
import { ALLOWLIST_NAMES, type AllowlistName, requirementsOf } from './allowlists.ts';
import { dropUnpublishable } from './drop.ts';
import { selectorsOfAllowlist } from './input.ts';

/** One requirement that takes a prefix which shares addresses with what was asked. */
export interface Match {
  readonly allowlist: AllowlistName;
  readonly requirement: string;
  readonly prefix: Cidr;
  /** Null for a documented range that the feed lacks under its service. */
  readonly service: string | null;
  readonly region: string;
  readonly ports: readonly Transport[];
}

/** What is known of an address or a prefix in one home Region. */
export interface Explanation {
  readonly region: string;
  /** Whether every address of it is in some list. */
  readonly allowed: boolean;
  readonly matches: readonly Match[];
  /** The part that no list has. */
  readonly rest: readonly Prefix[];
}

/** Explains a prefix, or an address as the prefix of that address alone. */
export function explainPrefix(
  feed: Feed,
  region: string,
  asked: Prefix,
  needs: Needs = DEFAULT_NEEDS,
): Explanation {
  const watched = new Set(ALLOWLIST_NAMES.flatMap((name) => selectorsOfAllowlist({ region, name }, needs)));
  const { kept } = dropUnpublishable(selectSnapshot(feed, watched).taken);
  const found = ALLOWLIST_NAMES.flatMap((allowlist) =>
    requirementsOf(allowlist, needs).flatMap((requirement) =>
      resolve(requirement, region, kept)
        .filter(({ prefix }) => overlaps(prefix, asked))
        .sort((a, b) => comparePrefixes(a.prefix, b.prefix))
        .map(({ prefix, text, reasons: [reason] }) => ({
          prefix,
          match: {
            allowlist,
            requirement: requirement.id,
            prefix: text,
            service: reason.service,
            region: reason.region,
            ports: requirement.transports,
          },
        })),
    ),
  );
  const rest = subtract([asked], aggregate(found.map(({ prefix }) => prefix)));
  return { region, allowed: rest.length === 0, matches: found.map(({ match }) => match), rest };
}
