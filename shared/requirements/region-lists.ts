// Lists of Regions in which AWS's page gives a name or a range: most rows name the same seventeen.
import type { RegionCode } from './regions.ts';

/** The fifteen commercial Regions that AWS's port page treats in full. */
export const COMMERCIAL = [
  'us-east-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'af-south-1',
  'il-central-1',
] as const satisfies readonly RegionCode[];

/** AWS GovCloud. */
export const GOVCLOUD = ['us-gov-west-1', 'us-gov-east-1'] as const satisfies readonly RegionCode[];

/** The Regions whose names AWS's port page lists. */
export const LISTED = [...COMMERCIAL, ...GOVCLOUD] as const satisfies readonly RegionCode[];

/** Regions of the port page with FIPS names. */
export const FIPS = ['us-east-1', 'us-west-2', ...GOVCLOUD] as const satisfies readonly RegionCode[];

/** Regions of which the port page gives DCV gateways and accelerator endpoints, and no names. */
export const GATEWAYS_ONLY = ['us-east-2', 'ap-southeast-5'] as const satisfies readonly RegionCode[];

/** A list of Regions without some of them. */
export function without(
  regions: readonly RegionCode[],
  ...left: readonly RegionCode[]
): readonly RegionCode[] {
  return regions.filter((region) => !left.includes(region));
}
