// The audit: the catalogue against the feed. What is known to differ is told apart, so that only news is news.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { overlaps, type Prefix } from '../prefix/prefix.ts';
import { contains } from '../prefix/set.ts';
import { REQUIREMENTS } from './catalogue.ts';
import { type DefectKind, KNOWN_DEFECTS } from './known-defects.ts';
import { isRegionCode, REGION_CODES, type RegionCode } from './regions.ts';
import { documentedGateways, GATEWAYS } from './resolve-gateways.ts';
import { coverOf, prefixesIn, selectorKey, type Taken } from './taken.ts';

/** Something in which catalogue and feed differ. */
export interface Finding {
  readonly kind: Exclude<DefectKind, 'page-contradiction'> | 'region-new';
  readonly region: string;
  /** The prefix concerned; null for a Region. */
  readonly prefix: Cidr | null;
  /** The Region in which the feed has it, where that is another. */
  readonly foundIn: string | null;
  /** The id of the known defect that it is; null for news. */
  readonly known: string | null;
}

/**
 * Compares the catalogue with what a feed's `AMAZON` and `WORKSPACES_GATEWAYS` selectors took, in every Region.
 * Fixed order: by Region of the catalogue, then as documented.
 */
export function audit(taken: Taken): readonly Finding[] {
  const found = [
    ...REGION_CODES.flatMap((region) => missingGateways(region, taken)),
    ...REGION_CODES.flatMap((region) => misplacedAddresses(region, taken)),
    ...undocumentedGateways(taken),
  ];
  return found.map((finding) => ({ ...finding, known: knownAs(finding) }));
}

type Difference = Omit<Finding, 'known'>;

/** Documented gateway ranges that the feed's gateways of the Region lack. */
function missingGateways(region: RegionCode, taken: Taken): readonly Difference[] {
  const { pcoip, dcv } = documentedGateways(region);
  const gateways = minimal(taken, GATEWAYS, region);
  return [...pcoip, ...dcv]
    .filter((range) => !contains(gateways, range))
    .map((range) => difference('gateway-range-not-in-feed', region, range, null));
}

/** Documented single addresses that `AMAZON` of their Region does not cover. */
function misplacedAddresses(region: RegionCode, taken: Taken): readonly Difference[] {
  return REQUIREMENTS.flatMap(({ destination, status }) => {
    if (destination.kind !== 'documented' || status.kind === 'history') return [];
    const home = destination.within.region === 'HOME' ? region : destination.within.region;
    const amazon = minimal(taken, destination.within.service, home);
    return (destination.ranges[region] ?? [])
      .map(parsePrefix)
      .filter((range) => !contains(amazon, range))
      .map((range) => {
        const foundIn = regionWith(range, taken);
        const kind = foundIn === null ? 'address-not-in-feed' : 'address-of-another-region';
        return difference(kind, region, range, foundIn);
      });
  });
}

/** Gateways of the feed that no document names, and Regions with gateways that the catalogue does not have. */
function undocumentedGateways(taken: Taken): readonly Difference[] {
  return [...taken].flatMap(([key, texts]) => {
    const [service, region] = key.split(' ');
    if (service !== GATEWAYS || region === undefined || texts.length === 0) return [];
    const { pcoip, dcv } = documentedGateways(region);
    const documented = [...pcoip, ...dcv];
    const unnamed = prefixesIn(texts).filter(
      ({ prefix }) => !documented.some((range) => overlaps(range, prefix)),
    );
    return [
      ...(isRegionCode(region) ? [] : [difference('region-new', region, null, null)]),
      ...unnamed.map(({ prefix }) => difference('gateway-not-documented', region, prefix, null)),
    ];
  });
}

/** The Region that has a range; of several, the first by name. */
function regionWith(range: Prefix, taken: Taken): string | null {
  const regions = [...taken].flatMap(([key, texts]) => {
    const [service, region = ''] = key.split(' ');
    return service === 'AMAZON' && region !== 'GLOBAL' && contains(coverOf(texts), range) ? [region] : [];
  });
  return regions.sort()[0] ?? null;
}

function minimal(taken: Taken, service: string, region: string): readonly Prefix[] {
  return coverOf(taken.get(selectorKey(service, region)));
}

function difference(
  kind: Finding['kind'],
  region: string,
  prefix: Prefix | null,
  foundIn: string | null,
): Difference {
  return { kind, region, prefix: prefix === null ? null : formatPrefix(prefix), foundIn };
}

/** A Region that only the feed has is known once its gateways are. */
function knownAs({ kind, region, prefix }: Difference): string | null {
  const sameKind = kind === 'region-new' ? 'gateway-not-documented' : kind;
  const defect = KNOWN_DEFECTS.find(
    (known) =>
      known.kind === sameKind &&
      known.region === region &&
      (known.prefixes === 'all-gateways' || (prefix !== null && known.prefixes.includes(prefix))),
  );
  return defect?.id ?? null;
}
