// How a Region resolves a requirement: which prefixes of the feed it takes, and which documented ranges.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { overlaps, type Prefix } from '../prefix/prefix.ts';
import { aggregate, contains } from '../prefix/set.ts';
import { GATEWAY_RANGES } from './gateway-ranges.ts';
import { isRegionCode, REGIONS } from './regions.ts';
import type { Requirement, Selector, Streaming } from './requirement.ts';

/** A selector with its Region written out, as one text: `AMAZON ap-northeast-1`. */
export type SelectorKey = `${string} ${string}`;

/** The prefixes that each selector takes from a feed, distinct, in any order. */
export type Taken = ReadonlyMap<SelectorKey, readonly TakenPrefix[]>;

/** A prefix with its text, so that neither is computed twice. */
export interface TakenPrefix {
  readonly prefix: Prefix;
  readonly text: Cidr;
}

/** Why a prefix is in a list. A `service` of null means: documented by AWS, and not in the feed under its service. */
export interface Reason {
  readonly requirement: string;
  readonly service: string | null;
  readonly region: string;
}

/** A prefix that a requirement takes in one Region. */
export interface Resolved extends TakenPrefix {
  readonly reason: Reason;
}

/** The service of the streaming gateways. */
export const GATEWAYS = 'WORKSPACES_GATEWAYS';

/** The key of a service in a Region of the feed. */
export function selectorKey(service: string, region: string): SelectorKey {
  return `${service} ${region}`;
}

/** The service and the Region of a key. */
export function splitSelectorKey(key: SelectorKey): readonly [service: string, region: string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space), key.slice(space + 1)];
}

/** The selectors whose entries a requirement looks at in a home Region, `HOME` written out. */
export function selectorsOf(requirement: Requirement, home: string): readonly SelectorKey[] {
  const { destination } = requirement;
  if (destination.kind === 'gateways') return [selectorKey(GATEWAYS, home), selectorKey('AMAZON', home)];
  if (destination.kind !== 'selectors') return [];
  return homeSelectors(destination.selectors, destination.inChina, home).map(({ service, region }) =>
    selectorKey(service, region),
  );
}

/** The prefixes that a requirement takes in a home Region; one may come twice, for two reasons. */
export function resolve(requirement: Requirement, home: string, taken: Taken): readonly Resolved[] {
  const { destination, id } = requirement;
  if (destination.kind === 'gateways') return resolveGateways(id, destination.streaming, home, taken);
  if (destination.kind !== 'selectors') return [];
  return homeSelectors(destination.selectors, destination.inChina, home).flatMap(({ service, region }) =>
    (taken.get(selectorKey(service, region)) ?? []).map((entry) => ({
      ...entry,
      reason: { requirement: id, service, region },
    })),
  );
}

function homeSelectors(
  selectors: readonly Selector[],
  inChina: readonly Selector[] | undefined,
  home: string,
): readonly { readonly service: string; readonly region: string }[] {
  const isChina = isRegionCode(home) && REGIONS[home].partition === 'aws-cn';
  return (isChina ? (inChina ?? selectors) : selectors).map(({ service, region }) => ({
    service,
    region: region === 'HOME' ? home : region,
  }));
}

/**
 * The gateways of one streaming protocol. A prefix of the feed belongs to the protocol whose documented ranges it
 * overlaps; one that no document names may be either, so both take it. A documented range that the feed's gateways
 * lack is taken only where `AMAZON` of that very Region covers it: AWS's page has given one Region's addresses for
 * another's.
 */
function resolveGateways(
  requirement: string,
  streaming: Streaming,
  home: string,
  taken: Taken,
): readonly Resolved[] {
  const documented = documentedGateways(home);
  const other = streaming === 'pcoip' ? documented.dcv : documented.pcoip;
  const ours = documented[streaming];
  const fromFeed = taken.get(selectorKey(GATEWAYS, home)) ?? [];
  const gateways = fromFeed.filter(({ prefix }) => isNamedBy(ours, prefix) || !isNamedBy(other, prefix));
  const inFeed = aggregate(fromFeed.map(({ prefix }) => prefix));
  const amazon = aggregate((taken.get(selectorKey('AMAZON', home)) ?? []).map(({ prefix }) => prefix));
  const missing = ours.filter((range) => !contains(inFeed, range) && contains(amazon, range));
  return [
    ...gateways.map((entry) => ({ ...entry, reason: { requirement, service: GATEWAYS, region: home } })),
    ...missing.map((prefix) => ({
      prefix,
      text: formatPrefix(prefix),
      reason: { requirement, service: null, region: home },
    })),
  ];
}

function isNamedBy(ranges: readonly Prefix[], prefix: Prefix): boolean {
  return ranges.some((range) => overlaps(range, prefix));
}

/** The documented gateway ranges of a Region; none for a Region that no document names. */
export function documentedGateways(home: string): Readonly<Record<Streaming, readonly Prefix[]>> {
  const rangesOf = (streaming: Streaming) =>
    (isRegionCode(home) ? (GATEWAY_RANGES[streaming][home] ?? []) : []).map(parsePrefix);
  return { pcoip: rangesOf('pcoip'), dcv: rangesOf('dcv') };
}
