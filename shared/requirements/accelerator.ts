// Global Accelerator: the way to DCV gateways through the nearest edge of AWS, where it is switched on.
import { APPLICATIONS, DCV_PROXY, FROM_CLIENT, tcpAndUdp, text } from './defaults.ts';
import type { RangesPerRegion, Requirement } from './requirement.ts';

/** Endpoints that Global Accelerator keeps for the WorkSpaces of each Region; none are documented for GovCloud. */
export const ACCELERATOR_RANGES: RangesPerRegion = {
  'us-east-1': ['93.77.138.0/24', '93.77.139.0/24'],
  'us-east-2': ['93.77.130.0/24', '93.77.131.0/24'],
  'us-west-2': ['93.77.148.0/24', '93.77.149.0/24'],
  'ap-south-1': ['93.77.142.0/24', '93.77.143.0/24'],
  'ap-northeast-2': ['93.77.156.0/24', '93.77.157.0/24'],
  'ap-southeast-1': ['93.77.158.0/24', '93.77.159.0/24'],
  'ap-southeast-2': ['93.77.150.0/24', '93.77.151.0/24'],
  'ap-southeast-5': ['24.110.0.0/24', '24.110.1.0/24'],
  'ap-northeast-1': ['93.77.134.0/24', '93.77.135.0/24'],
  'ca-central-1': ['93.77.128.0/24', '93.77.129.0/24'],
  'eu-central-1': ['93.77.154.0/24', '93.77.155.0/24'],
  'eu-west-1': ['93.77.132.0/24', '93.77.133.0/24'],
  'eu-west-2': ['93.77.140.0/24', '93.77.141.0/24'],
  'eu-west-3': ['93.77.144.0/24', '93.77.145.0/24'],
  'sa-east-1': ['93.77.146.0/24', '93.77.147.0/24'],
  'af-south-1': ['93.77.136.0/24', '93.77.137.0/24'],
  'il-central-1': ['93.77.152.0/24', '93.77.153.0/24'],
};

/** Dedicated endpoints of Global Accelerator for DCV. */
export const ACCELERATOR: Requirement = {
  ...FROM_CLIENT,
  id: 'dcv-aga',
  purpose: 'accelerator',
  category: text('DCV gateway servers (AGA endpoints)', 'DCV ゲートウェイサーバー (AGA エンドポイント)'),
  title: text('DCV streaming through Global Accelerator', 'Global Accelerator 経由の DCV ストリーミング'),
  transports: tcpAndUdp(4195),
  destination: {
    kind: 'documented',
    ranges: ACCELERATOR_RANGES,
    within: { service: 'AMAZON', region: 'GLOBAL' },
    domains: [],
    alsoIpv6: { service: 'GLOBALACCELERATOR', region: 'GLOBAL' },
  },
  clients: APPLICATIONS,
  streaming: ['dcv'],
  need: {
    kind: 'if',
    option: 'global-accelerator',
    condition: text(
      'Global Accelerator is switched on for the directory or the WorkSpace (client 5.23 or newer). Not with a ' +
        'streaming VPC endpoint, nor with FIPS and IP access control groups together.',
      'ディレクトリまたは WorkSpace で Global Accelerator を有効にした場合（クライアント 5.23 以降）。ストリーミング用 VPC ' +
        'エンドポイントとは併用できず、FIPS と IP アクセスコントロールグループを両方使う場合も有効にできない。',
    ),
  },
  proxy: DCV_PROXY,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-accelerator-2026', note: 'client 5.23; “always TCP” is the default' },
    { source: 'feed-2026-08-22', note: 'the ranges are in GLOBALACCELERATOR; which Region has which is not' },
  ],
  note: text(
    'Where it is closed, streaming still works and is not accelerated. TCP only by default. IPv6 has no ranges of its ' +
      'own: every IPv6 range of GLOBALACCELERATOR is needed.',
    '閉じていてもストリーミングはでき、高速化されないだけである。既定では TCP のみを使う。IPv6 には専用の範囲がなく、' +
      'GLOBALACCELERATOR の IPv6 範囲すべてが必要。',
  ),
};
