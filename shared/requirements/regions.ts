// The Regions in which WorkSpaces can be used, and what AWS documents for each.
import type { SourceId } from './sources.ts';

/** The documents that this table rests on. */
export const REGION_SOURCES: readonly SourceId[] = [
  'aws-endpoints-2026',
  'aws-azs-2026',
  'aws-pools-regions-2026',
  'aws-ports-2026',
  'aws-ports-2020',
  'aws-china-2026',
];

/** Which of AWS's separate clouds a Region belongs to. */
export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

/** A Region of the catalogue. */
export interface Region {
  readonly name: string;
  readonly nameJa: string;
  readonly partition: Partition;
  /** Streaming protocols whose gateway addresses AWS's page gives. */
  readonly documentedGateways: readonly ('pcoip' | 'dcv')[];
  /** The code in the name of the health-check server (`drp-<code>`); null where the page names no such server. */
  readonly healthCode: string | null;
  /** Whether AWS's page lists the names that clients need. */
  readonly areDomainsDocumented: boolean;
  /** Whether AWS's page gives the ranges of the management interface. */
  readonly areManagementRangesDocumented: boolean;
  /** Whether WorkSpaces Pools can be used. */
  readonly hasPools: boolean;
  /** Whether AWS lists FIPS endpoints. */
  readonly hasFips: boolean;
  /** Whether AWS's page of 2020 had the Region. */
  readonly isInPageOf2020: boolean;
}

const FULL = {
  partition: 'aws',
  documentedGateways: ['pcoip', 'dcv'],
  areDomainsDocumented: true,
  areManagementRangesDocumented: true,
  hasPools: true,
  hasFips: false,
  isInPageOf2020: true,
} as const;

/** Regions of which the page gives DCV gateways and nothing else. */
const GATEWAYS_ONLY = {
  ...FULL,
  documentedGateways: ['dcv'],
  healthCode: null,
  areDomainsDocumented: false,
  areManagementRangesDocumented: false,
  hasPools: false,
  isInPageOf2020: false,
} as const;

const GOVCLOUD = { ...FULL, partition: 'aws-us-gov', hasFips: true } as const;

/** Every Region of the catalogue by its code. */
export const REGIONS = {
  'us-east-1': {
    ...FULL,
    name: 'US East (N. Virginia)',
    nameJa: '米国東部 (バージニア北部)',
    healthCode: 'iad',
    hasFips: true,
  },
  'us-east-2': { ...GATEWAYS_ONLY, name: 'US East (Ohio)', nameJa: '米国東部 (オハイオ)', hasFips: true },
  'us-west-2': {
    ...FULL,
    name: 'US West (Oregon)',
    nameJa: '米国西部 (オレゴン)',
    healthCode: 'pdx',
    hasFips: true,
  },
  'ap-south-1': {
    ...FULL,
    name: 'Asia Pacific (Mumbai)',
    nameJa: 'アジアパシフィック (ムンバイ)',
    healthCode: 'bom',
    isInPageOf2020: false,
  },
  'ap-northeast-2': {
    ...FULL,
    name: 'Asia Pacific (Seoul)',
    nameJa: 'アジアパシフィック (ソウル)',
    healthCode: 'icn',
  },
  'ap-southeast-1': {
    ...FULL,
    name: 'Asia Pacific (Singapore)',
    nameJa: 'アジアパシフィック (シンガポール)',
    healthCode: 'sin',
  },
  'ap-southeast-2': {
    ...FULL,
    name: 'Asia Pacific (Sydney)',
    nameJa: 'アジアパシフィック (シドニー)',
    healthCode: 'syd',
  },
  'ap-southeast-5': {
    ...GATEWAYS_ONLY,
    name: 'Asia Pacific (Malaysia)',
    nameJa: 'アジアパシフィック (マレーシア)',
  },
  'ap-northeast-1': {
    ...FULL,
    name: 'Asia Pacific (Tokyo)',
    nameJa: 'アジアパシフィック (東京)',
    healthCode: 'nrt',
  },
  'ca-central-1': { ...FULL, name: 'Canada (Central)', nameJa: 'カナダ (中部)', healthCode: 'yul' },
  'eu-central-1': {
    ...FULL,
    name: 'Europe (Frankfurt)',
    nameJa: '欧州 (フランクフルト)',
    healthCode: 'fra',
  },
  'eu-west-1': { ...FULL, name: 'Europe (Ireland)', nameJa: '欧州 (アイルランド)', healthCode: 'dub' },
  'eu-west-2': { ...FULL, name: 'Europe (London)', nameJa: '欧州 (ロンドン)', healthCode: 'lhr' },
  'eu-west-3': {
    ...FULL,
    name: 'Europe (Paris)',
    nameJa: '欧州 (パリ)',
    healthCode: 'cdg',
    isInPageOf2020: false,
  },
  'sa-east-1': {
    ...FULL,
    name: 'South America (Sao Paulo)',
    nameJa: '南米 (サンパウロ)',
    healthCode: 'gru',
  },
  'af-south-1': {
    ...FULL,
    name: 'Africa (Cape Town)',
    nameJa: 'アフリカ (ケープタウン)',
    healthCode: 'cpt',
    hasPools: false,
    isInPageOf2020: false,
  },
  'il-central-1': {
    ...FULL,
    name: 'Israel (Tel Aviv)',
    nameJa: 'イスラエル (テルアビブ)',
    healthCode: 'tlv',
    hasPools: false,
    isInPageOf2020: false,
  },
  'us-gov-west-1': {
    ...GOVCLOUD,
    name: 'AWS GovCloud (US-West)',
    nameJa: 'AWS GovCloud (米国西部)',
    healthCode: 'pdt',
  },
  'us-gov-east-1': {
    ...GOVCLOUD,
    name: 'AWS GovCloud (US-East)',
    nameJa: 'AWS GovCloud (米国東部)',
    healthCode: 'osu',
    isInPageOf2020: false,
  },
  // Since 2019-11-13. A document of its own (aws-china-2026) describes it; the feed has four of its gateways.
  'cn-northwest-1': {
    ...GATEWAYS_ONLY,
    name: 'China (Ningxia)',
    nameJa: '中国 (寧夏)',
    partition: 'aws-cn',
    documentedGateways: [],
  },
} as const satisfies Record<string, Region>;

/** The code of a Region of the catalogue. */
export type RegionCode = keyof typeof REGIONS;

/** All codes, in the order of AWS's page. */
export const REGION_CODES = Object.keys(REGIONS) as readonly RegionCode[];

/** Whether a text is the code of a Region of the catalogue. */
export function isRegionCode(text: string): text is RegionCode {
  return Object.hasOwn(REGIONS, text);
}

/** Regions with gateways in the feed of which no document says that WorkSpaces can be used there. */
export const FEED_ONLY_REGIONS = [
  'ap-northeast-3',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'me-central-1',
] as const;

/** The code of a Region that only the feed has. */
export type FeedOnlyRegion = (typeof FEED_ONLY_REGIONS)[number];
