// Gateway ranges that AWS documents, for the Regions that the command line is tested on, copied out by hand.

/**
 * https://docs.aws.amazon.com/workspaces/latest/adminguide/workspaces-port-requirements.html, copy of 2026-09:
 * the tables "IP addresses for PCoIP gateways" and "for DCV gateways". The IPv6 range of Paris's PCoIP gateways stands in
 * the same page's section on the Region only. China (Ningxia) has no row.
 */
export const DOCUMENTED_GATEWAYS: Readonly<Record<string, readonly string[]>> = {
  'ap-northeast-1': [
    ...['18.180.178.0/24', '18.180.180.0/23', '54.250.251.0/24', '2406:da32:4000::/40'],
    ...['3.114.164.0/22', '2406:da24:28::/48'],
  ],
  'us-east-1': [
    ...['3.217.228.0/22', '3.235.112.0/21', '52.23.61.0/24', '52.23.62.0/24', '2600:1f32:8000::/39'],
    ...['3.227.4.0/22', '44.209.84.0/22', '2600:1f28:34c::/48'],
  ],
  'eu-west-3': [...['51.44.204.0/22', '2a05:d032:2000::/40'], ...['51.44.72.0/22', '2a05:d022:1c::/48']],
  'il-central-1': [...['51.17.28.0/22', '2a05:d032:5000::/40'], ...['51.17.72.0/22', '2a05:d025:1000::/48']],
  'us-gov-west-1': [
    ...['52.61.193.0/24', '2600:1f32:2000::/40'],
    ...['3.32.139.0/24', '3.30.129.0/24', '3.30.130.0/23', '2600:1f22:28::/48'],
  ],
  'cn-northwest-1': [],
};

/** The Regions above. */
export const TESTED_REGIONS = Object.keys(DOCUMENTED_GATEWAYS);
