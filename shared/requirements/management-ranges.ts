// Ranges of the management interface, which the VPC must not use.
import { text } from './defaults.ts';
import type { Destination, RangesPerRegion } from './requirement.ts';

/**
 * Ranges from which AWS takes addresses of the management interface. All but those of DCV_ONLY serve both protocols.
 * The page has no row for us-east-2 and ap-southeast-5. 192.169.0.0/16 stands there for GovCloud (US-West) as printed.
 */
export const MANAGEMENT_RANGES: RangesPerRegion = {
  'us-east-1': ['172.31.0.0/16', '192.168.0.0/16', '198.19.0.0/16', '10.0.0.0/8'],
  'us-west-2': ['172.31.0.0/16', '192.168.0.0/16', '198.19.0.0/16', '10.0.0.0/8'],
  'ap-south-1': ['192.168.0.0/16', '10.0.0.0/8'],
  'ap-northeast-2': ['198.19.0.0/16', '10.0.0.0/8'],
  'ap-southeast-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'ap-southeast-2': ['172.31.0.0/16', '192.168.0.0/16', '198.19.0.0/16', '10.0.0.0/8'],
  'ap-northeast-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'ca-central-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'eu-central-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'eu-west-1': ['172.31.0.0/16', '192.168.0.0/16', '198.19.0.0/16', '10.0.0.0/8'],
  'eu-west-2': ['198.19.0.0/16', '10.0.0.0/8'],
  'eu-west-3': ['198.19.0.0/16', '10.0.0.0/8'],
  'sa-east-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'af-south-1': ['172.31.0.0/16', '198.19.0.0/16', '10.0.0.0/8'],
  'il-central-1': ['198.19.0.0/16', '10.0.0.0/8'],
  'us-gov-west-1': ['198.19.0.0/16', '10.0.0.0/8', '192.169.0.0/16'],
  'us-gov-east-1': ['198.19.0.0/16', '10.0.0.0/8'],
};

/** Ranges that only DCV uses. */
const DCV_ONLY = ['10.0.0.0/8', '192.169.0.0/16'] as const;

/** Ranges with the customer's own Windows licences, in every Region; the second for DCV only. */
const BYOL_RANGES = ['54.239.224.0/20', '10.0.0.0/8'] as const;

/** AWS's management network. */
export const MANAGEMENT_NETWORK: Destination = {
  kind: 'private',
  what: text('the management network of AWS', 'AWS の管理ネットワーク'),
  ranges: MANAGEMENT_RANGES,
  dcvOnly: DCV_ONLY,
  byolRanges: BYOL_RANGES,
};
