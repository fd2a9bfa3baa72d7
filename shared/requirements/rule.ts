// A rule: one requirement as one Region must open it, every name and address written out.
import { formatPrefix } from '../prefix/format.ts';
import { concerns, hasOption, type Needs } from './needs.ts';
import { isRegionCode } from './regions.ts';
import type { Destination, Requirement, Text, Transport } from './requirement.ts';
import { selectorsOf } from './resolve.ts';
import { documentedGateways } from './resolve-gateways.ts';
import { type NameRemark, namesOf, remarksOn } from './resolve-names.ts';
import { SOURCES } from './sources.ts';
import type { SelectorKey } from './taken.ts';

/** One row of the table for a firewall request. */
export interface Rule {
  readonly requirement: string;
  readonly purpose: Requirement['purpose'];
  readonly category: Text;
  readonly title: Text;
  readonly region: string;
  readonly direction: Requirement['direction'];
  readonly interface: Requirement['interface'];
  readonly transports: readonly Transport[];
  readonly destination: RuleDestination;
  readonly clients: Requirement['clients'];
  readonly streaming: Requirement['streaming'];
  /** Null where it is always needed. */
  readonly condition: Text | null;
  readonly proxy: Requirement['proxy'];
  readonly tlsInspection: Requirement['tlsInspection'];
  readonly isNeededWithPrivateLink: boolean;
  readonly status: Requirement['status'];
  readonly note: Text | null;
  readonly sources: readonly RuleSource[];
}

/** Where a rule leads; what does not apply is empty. */
export interface RuleDestination {
  /** Entries of the feed, as `service Region`; their prefixes are in the allowlists. */
  readonly feed: readonly SelectorKey[];
  /** Documented prefixes, canonical. */
  readonly prefixes: readonly string[];
  readonly domains: readonly string[];
  /** What is to be said of some of the names. */
  readonly remarks: readonly NameRemark[];
  /** What only the customer knows, or what the addresses are; null where they speak for themselves. */
  readonly what: Text | null;
  readonly isAnywhere: boolean;
}

/** A source in full. */
export interface RuleSource {
  readonly title: string;
  readonly date: string;
  readonly where: string;
  readonly note: string | null;
}

/** The rules of a Region for a team's needs; history is left out unless asked for. */
export function rulesOf(requirements: readonly Requirement[], region: string, needs: Needs): readonly Rule[] {
  return requirements
    .filter((requirement) => requirement.status.kind !== 'history' && requirement.purpose !== 'history')
    .filter((requirement) => concerns(requirement, needs) && hasOption(requirement, needs))
    .map((requirement) => ruleOf(requirement, region, needs))
    .filter(leadsSomewhere);
}

/** One requirement in one Region. */
export function ruleOf(requirement: Requirement, region: string, needs: Needs): Rule {
  const { id, need, note, sources, destination, ...rest } = requirement;
  return {
    requirement: id,
    purpose: rest.purpose,
    category: rest.category,
    title: inRegion(rest.title, region),
    region,
    direction: rest.direction,
    interface: rest.interface,
    transports: rest.transports,
    destination: destinationIn(requirement, region, needs),
    clients: rest.clients,
    streaming: rest.streaming,
    condition: need.kind === 'always' ? null : need.condition,
    proxy: rest.proxy,
    tlsInspection: rest.tlsInspection,
    isNeededWithPrivateLink: rest.isNeededWithPrivateLink,
    status: rest.status,
    note: note === undefined ? null : inRegion(note, region),
    sources: sources.map((citation) => ({ ...SOURCES[citation.source], note: citation.note ?? null })),
  };
}

function destinationIn(requirement: Requirement, region: string, needs: Needs): RuleDestination {
  const { destination } = requirement;
  return {
    feed: feedSelectors(requirement, region),
    prefixes: documentedPrefixes(destination, region),
    domains: namesOf(requirement, region, needs),
    remarks: remarksOn(requirement, region, needs),
    what: whatOf(destination),
    isAnywhere: destination.kind === 'any',
  };
}

/** The selectors that are taken whole: what only bears out a documented address is none. */
function feedSelectors(requirement: Requirement, region: string): readonly SelectorKey[] {
  const all = selectorsOf(requirement, region);
  const { kind } = requirement.destination;
  if (kind === 'gateways') return all.slice(0, 1);
  // In us-east-1 and us-west-2, HOME is one of the Regions that every client needs.
  return kind === 'documented' ? all.slice(1) : [...new Set(all)];
}

function documentedPrefixes(destination: Destination, region: string): readonly string[] {
  switch (destination.kind) {
    case 'gateways':
      return documentedGateways(region)[destination.streaming].map(formatPrefix);
    case 'documented':
      return isRegionCode(region) ? (destination.ranges[region] ?? []) : [];
    case 'fixed':
      return destination.prefixes;
    case 'private': {
      const { ranges = [] } = destination;
      if (Array.isArray(ranges)) return ranges;
      return isRegionCode(region)
        ? ((ranges as Exclude<typeof ranges, readonly string[]>)[region] ?? [])
        : [];
    }
    default:
      return [];
  }
}

function whatOf(destination: Destination): Text | null {
  return 'what' in destination ? (destination.what ?? null) : null;
}

/** A rule whose names and ranges all belong to other Regions is none here. */
function leadsSomewhere({ destination }: Rule): boolean {
  const { feed, prefixes, domains, what, isAnywhere } = destination;
  return feed.length + prefixes.length + domains.length > 0 || what !== null || isAnywhere;
}

function inRegion({ en, ja }: Text, region: string): Text {
  return { en: en.replaceAll('{region}', region), ja: ja.replaceAll('{region}', region) };
}
