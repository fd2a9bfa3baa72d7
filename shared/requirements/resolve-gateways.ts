// Streaming gateways: the feed mixes both protocols under one service, and AWS's page says which range is whose.
import { formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { overlaps, type Prefix } from '../prefix/prefix.ts';
import { contains } from '../prefix/set.ts';
import { GATEWAY_RANGES } from './gateway-ranges.ts';
import { isRegionCode } from './regions.ts';
import type { Streaming } from './requirement.ts';
import { coverOf, prefixesIn, type Resolved, selectorKey, type Taken } from './taken.ts';

/** The service of the streaming gateways. */
export const GATEWAYS = 'WORKSPACES_GATEWAYS';

/**
 * The gateways of one streaming protocol. A prefix of the feed belongs to the protocol whose documented ranges it
 * overlaps; one that no document names may be either, so both take it. A documented range that the feed's gateways
 * lack is taken only where `AMAZON` of that very Region covers it.
 */
export function resolveGateways(
  requirement: string,
  streaming: Streaming,
  home: string,
  taken: Taken,
): readonly Resolved[] {
  const documented = documentedGateways(home);
  const other = streaming === 'pcoip' ? documented.dcv : documented.pcoip;
  const ours = documented[streaming];
  const fromFeed = taken.get(selectorKey(GATEWAYS, home));
  const gateways = prefixesIn(fromFeed)
    .filter(({ prefix }) => isNamedBy(ours, prefix) || !isNamedBy(other, prefix))
    .map((entry): Resolved => {
      const reason = { requirement, service: GATEWAYS, region: home };
      const isDocumented = isNamedBy([...ours, ...other], entry.prefix);
      return { ...entry, reasons: [isDocumented ? reason : { ...reason, isUndocumented: true }] };
    });
  const missing = ours.filter((range) => !contains(coverOf(fromFeed), range));
  return [
    ...gateways,
    ...covered(missing, selectorKey('AMAZON', home), taken).map((prefix): Resolved => {
      return {
        prefix,
        text: formatPrefix(prefix),
        reasons: [{ requirement, service: null, region: home }],
      };
    }),
  ];
}

/** The documented gateway ranges of a Region; none for a Region that no document names. */
export function documentedGateways(home: string): Readonly<Record<Streaming, readonly Prefix[]>> {
  const rangesOf = (streaming: Streaming) =>
    (isRegionCode(home) ? (GATEWAY_RANGES[streaming][home] ?? []) : []).map(parsePrefix);
  return { pcoip: rangesOf('pcoip'), dcv: rangesOf('dcv') };
}

/**
 * The documented ranges that the feed bears out: those that the entries of a selector cover. AWS's page has given one
 * Region's addresses for another's.
 */
export function covered(
  ranges: readonly Prefix[],
  within: Parameters<Taken['get']>[0],
  taken: Taken,
): readonly Prefix[] {
  return ranges.filter((range) => contains(coverOf(taken.get(within)), range));
}

function isNamedBy(ranges: readonly Prefix[], prefix: Prefix): boolean {
  return ranges.some((range) => overlaps(range, prefix));
}
