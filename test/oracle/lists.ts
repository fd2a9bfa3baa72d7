// The oracle: what the lists client, streaming and web of a Region must be, straight from AWS's document.
import { aggregate, difference, touches } from './aggregate.ts';
import { DOCUMENTED_GATEWAYS } from './documented.ts';
import { type Family, familyOf, lengthOf, type Span, spanOf } from './text.ts';

export const LISTS = ['client', 'streaming', 'web'] as const;
export const FAMILIES = ['ipv4', 'ipv6'] as const;

export type ListName = (typeof LISTS)[number];

/** One row of the document: prefix, service and Region as AWS writes them. */
interface Row {
  readonly ip_prefix?: string;
  readonly ipv6_prefix?: string;
  readonly service: string;
  readonly region: string;
}

/** ip-ranges.json, as much of it as the lists need. */
export interface FeedDocument {
  readonly syncToken: string;
  readonly prefixes: readonly Row[];
  readonly ipv6_prefixes?: readonly Row[];
}

/** What no list may hold: all but global unicast. For IPv6 also everything outside 2000::/3. */
const RESERVED: Readonly<Record<Family, readonly Span[]>> = {
  ipv4: [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ].map(spanOf),
  ipv6: ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(spanOf),
};

/** The shortest length that is published. */
const FLOOR: Readonly<Record<Family, number>> = { ipv4: 10, ipv6: 28 };
const GATEWAYS_FLOOR: Readonly<Record<Family, number>> = { ipv4: 20, ipv6: 36 };

const GATEWAYS = 'WORKSPACES_GATEWAYS';

/** The minimal prefixes of one list of one Region, one family. */
export function expectedList(
  document: FeedDocument,
  region: string,
  list: ListName,
  family: Family,
): readonly string[] {
  const take = (service: string, of: string) => taken(document, service, of, family);
  if (list === 'web') return aggregate(family, take('EC2', region));
  if (list === 'streaming') {
    const ours = take('AMAZON', region);
    const documented = (DOCUMENTED_GATEWAYS[region] ?? []).filter(
      (range) => familyOf(range) === family && difference(family, [range], ours).length === 0,
    );
    return aggregate(family, [...take(GATEWAYS, region), ...documented]);
  }
  if (region.startsWith('cn-')) return aggregate(family, take('AMAZON', region));
  const everywhere = ['GLOBAL', region, 'us-east-1', 'us-west-2'].flatMap((of) => take('AMAZON', of));
  return aggregate(family, [...everywhere, ...take('S3', 'us-west-2')]);
}

/** The list as the format `plain` writes it. */
export function plainText(prefixes: readonly string[]): string {
  return prefixes.map((prefix) => `${prefix}\n`).join('');
}

function taken(document: FeedDocument, service: string, region: string, family: Family): readonly string[] {
  const rows = family === 'ipv4' ? document.prefixes : (document.ipv6_prefixes ?? []);
  const floor = (service === GATEWAYS ? GATEWAYS_FLOOR : FLOOR)[family];
  return rows
    .filter((row) => row.service === service && row.region === region)
    .map((row) => (family === 'ipv4' ? row.ip_prefix : row.ipv6_prefix) ?? '')
    .filter((prefix) => lengthOf(prefix) >= floor && !touches(prefix, RESERVED[family]));
}
