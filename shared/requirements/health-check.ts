// Health-check servers: the client tests from here whether streaming could get through.
import { APPLICATIONS, FROM_CLIENT, tcpAndUdp, text } from './defaults.ts';
import { LISTED } from './region-lists.ts';
import { REGION_CODES, REGIONS } from './regions.ts';
import type { DomainName, RangesPerRegion, Requirement } from './requirement.ts';

/**
 * Addresses of the servers as AWS's page gives them; the IPv4 ones have not changed from 2020 to 2026. Those of Paris
 * (eu-west-3) are Tel Aviv's: a list takes them only where the feed has them in that very Region, which it does not.
 */
export const HEALTH_CHECK_RANGES: RangesPerRegion = {
  'us-east-1': [
    '3.209.215.252/32',
    '3.212.50.30/32',
    '3.225.55.35/32',
    '3.226.24.234/32',
    '34.200.29.95/32',
    '52.200.219.150/32',
    '2600:1f18:74e9:4400::/56',
  ],
  'us-west-2': [
    '34.217.248.177/32',
    '52.34.160.80/32',
    '54.68.150.54/32',
    '54.185.4.125/32',
    '54.188.171.18/32',
    '54.244.158.140/32',
    '2600:1f14:278e:5700::/56',
  ],
  'ap-south-1': ['13.127.57.82/32', '13.234.250.73/32', '2406:da1a:502:b800::/56'],
  'ap-northeast-2': [
    '13.124.44.166/32',
    '13.124.203.105/32',
    '52.78.44.253/32',
    '52.79.54.102/32',
    '2406:da12:c8c:4900::/56',
  ],
  'ap-southeast-1': [
    '3.0.212.144/32',
    '18.138.99.116/32',
    '18.140.252.123/32',
    '52.74.175.118/32',
    '2406:da18:991:4a00::/56',
  ],
  'ap-southeast-2': ['3.24.11.127/32', '13.237.232.125/32', '2406:da1c:9b5:9d00::/56'],
  'ap-northeast-1': ['18.178.102.247/32', '54.64.174.128/32', '2406:da14:785:5300::/56'],
  'ca-central-1': [
    '52.60.69.16/32',
    '52.60.80.237/32',
    '52.60.173.117/32',
    '52.60.201.0/32',
    '2600:1f11:759:d900::/56',
  ],
  'eu-central-1': [
    '52.59.191.224/32',
    '52.59.191.225/32',
    '52.59.191.226/32',
    '52.59.191.227/32',
    '2a05:d014:b5c:500::/56',
  ],
  'eu-west-1': ['18.200.177.86/32', '52.48.86.38/32', '54.76.137.224/32', '2a05:d018:10ca:f400::/56'],
  'eu-west-2': [
    '35.176.62.54/32',
    '35.177.255.44/32',
    '52.56.46.102/32',
    '52.56.111.36/32',
    '2a05:d01c:263:f400::/56',
  ],
  'eu-west-3': ['51.17.52.90/32', '51.17.109.231/32', '51.16.190.43/32', '2a05:d012:16:8600::/56'],
  'sa-east-1': [
    '18.231.0.105/32',
    '52.67.55.29/32',
    '54.233.156.245/32',
    '54.233.216.234/32',
    '2600:1f1e:bbf:fa00::/56',
  ],
  'af-south-1': ['13.244.128.155/32', '13.245.205.255/32', '13.245.216.116/32', '2406:da11:685:2400::/56'],
  'il-central-1': ['51.17.52.90/32', '51.17.109.231/32', '51.16.190.43/32', '2a05:d025:c78:fc00::/56'],
  'us-gov-west-1': [
    '52.61.60.65/32',
    '52.61.65.14/32',
    '52.61.88.170/32',
    '52.61.137.87/32',
    '52.61.155.110/32',
    '52.222.20.88/32',
    '2600:1f12:28f:af00::/56',
  ],
  'us-gov-east-1': ['18.253.251.70/32', '18.254.0.118/32', '2600:1f15:a45:3e00::/56'],
};

/** The servers' names over IPv4, by the code of the Region. */
const IPV4_NAMES: readonly DomainName[] = REGION_CODES.flatMap((region) => {
  const { healthCode } = REGIONS[region];
  return healthCode === null
    ? []
    : [{ name: `drp-${healthCode}.amazonworkspaces.com`, regions: [region], ...mended(region) }];
});

/** Health-check (DRP) servers. */
export const HEALTH_CHECK: Requirement = {
  ...FROM_CLIENT,
  id: 'health-check',
  purpose: 'health-check',
  category: text('Health Check (DRP) Servers', 'ヘルスチェック (DRP) サーバー'),
  title: text('Health-check servers', 'ヘルスチェックサーバー'),
  transports: tcpAndUdp(4172, 4195),
  destination: {
    kind: 'documented',
    ranges: HEALTH_CHECK_RANGES,
    within: { service: 'AMAZON', region: 'HOME' },
    domains: [...IPV4_NAMES, { name: 'drp-workspaces.{region}.api.aws', regions: LISTED, isDualStack: true }],
  },
  clients: APPLICATIONS,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-2020', note: 'port 4172 only' },
    { source: 'blog-proxy-2020', note: 'the name of the Tokyo server' },
    {
      source: 'blog-privatelink-2025',
      note: 'tested over the internet even where streaming goes through PrivateLink',
    },
  ],
  note: text(
    'Single addresses of EC2, which the feed does not mark. The page gives none for Ohio and Malaysia. With PrivateLink ' +
      'the network check shows errors where these servers are closed, though streaming works.',
    'EC2 の単一アドレスであり、フィードからは判別できない。オハイオとマレーシアの記載はない。PrivateLink 利用時も、' +
      'このサーバーへの通信が閉じているとネットワークチェックはエラーになるが、ストリーミングは可能。',
  ),
};

function mended(region: string): Partial<DomainName> {
  if (region !== 'af-south-1' && region !== 'il-central-1') return {};
  return {
    note: text('AWS’s page writes it with a slash at the end.', 'AWS のページでは末尾に / が付いている。'),
  };
}
