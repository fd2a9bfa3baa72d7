// How a Region resolves a requirement: which prefixes of the feed it takes, and which documented ranges.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { comparePrefixes } from '../prefix/prefix.ts';
import { isRegionCode, REGIONS } from './regions.ts';
import type { Destination, Requirement, Selector } from './requirement.ts';
import { covered, GATEWAYS, resolveGateways } from './resolve-gateways.ts';
import {
  prefixesIn,
  type Reason,
  type Resolved,
  type SelectorKey,
  selectorKey,
  type Taken,
} from './taken.ts';

/** A selector with its Region written out. */
interface HomeSelector {
  readonly service: string;
  readonly region: string;
}

/** The selectors whose entries a requirement looks at in a home Region, `HOME` written out. */
export function selectorsOf({ destination }: Requirement, home: string): readonly SelectorKey[] {
  switch (destination.kind) {
    case 'gateways':
      return [selectorKey(GATEWAYS, home), selectorKey('AMAZON', home)];
    case 'selectors':
      return chosenSelectors(destination, home).map(keyOf);
    case 'documented': {
      const { within, alsoIpv6 } = destination;
      return [within, ...(alsoIpv6 === undefined ? [] : [alsoIpv6])].map((each) => keyOf(atHome(each, home)));
    }
    default:
      return [];
  }
}

/** The prefixes that a requirement takes in a home Region; one may come twice, for two reasons. */
export function resolve(requirement: Requirement, home: string, taken: Taken): readonly Resolved[] {
  const { destination, id } = requirement;
  switch (destination.kind) {
    case 'gateways':
      return resolveGateways(id, destination.streaming, home, taken);
    case 'selectors':
      return NOTHING.concat(...chosenSelectors(destination, home).map((each) => takenBy(id, each, taken)));
    case 'documented':
      return resolveDocumented(id, destination, home, taken);
    default:
      return [];
  }
}

const NOTHING: readonly Resolved[] = [];

function resolveDocumented(
  requirement: string,
  { ranges, within, alsoIpv6 }: Extract<Destination, { kind: 'documented' }>,
  home: string,
  taken: Taken,
): readonly Resolved[] {
  const documented = (isRegionCode(home) ? (ranges[home] ?? []) : []).map(parsePrefix);
  const reason = { requirement, service: null, region: atHome(within, home).region };
  const borneOut = covered(documented, keyOf(atHome(within, home)), taken).map((prefix): Resolved => {
    return { prefix, text: formatPrefix(prefix), reasons: [reason] };
  });
  // Where the Region has no such ranges at all, it does not have the service either.
  if (alsoIpv6 === undefined || documented.length === 0) return borneOut;
  const whole = takenBy(requirement, atHome(alsoIpv6, home), taken);
  return [...borneOut, ...whole.filter(({ prefix }) => prefix.family === 'ipv6')];
}

/** What selectors took, for each requirement that asks: the lists of all Regions share most of what they are made of. */
const asked = new WeakMap<readonly Cidr[], Map<string, readonly Resolved[]>>();

/** What a selector took for a requirement, in the order of addresses, so that lists need little sorting. */
function takenBy(requirement: string, selector: HomeSelector, taken: Taken): readonly Resolved[] {
  const key = keyOf(selector);
  const texts = taken.get(key);
  if (texts === undefined) return [];
  const known = asked.get(texts) ?? new Map<string, readonly Resolved[]>();
  asked.set(texts, known);
  const use = `${requirement} ${key}`;
  const resolved = known.get(use) ?? resolvedFrom(texts, { requirement, ...selector });
  known.set(use, resolved);
  return resolved;
}

function resolvedFrom(texts: readonly Cidr[], reason: Reason): readonly Resolved[] {
  const reasons = [reason] as const;
  return prefixesIn(texts)
    .map(({ prefix, text }): Resolved => ({ prefix, text, reasons }))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

function chosenSelectors(
  { selectors, inChina }: Extract<Destination, { kind: 'selectors' }>,
  home: string,
): readonly HomeSelector[] {
  const isChina = isRegionCode(home) && REGIONS[home].partition === 'aws-cn';
  return (isChina ? (inChina ?? selectors) : selectors).map((selector) => atHome(selector, home));
}

function atHome({ service, region }: Selector, home: string): HomeSelector {
  return { service, region: region === 'HOME' ? home : region };
}

function keyOf({ service, region }: HomeSelector): SelectorKey {
  return selectorKey(service, region);
}
