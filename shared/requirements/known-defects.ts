// What is known to be wrong in AWS's page, or to differ between page and feed: an audit tells only what is not here.
import { text } from './defaults.ts';
import { PAGE_CONTRADICTIONS } from './page-contradictions.ts';
import { FEED_ONLY_REGIONS, type FeedOnlyRegion, type RegionCode } from './regions.ts';
import type { Citation, Text } from './requirement.ts';

/**
 * - `gateway-range-not-in-feed`: a documented gateway range that `WORKSPACES_GATEWAYS` lacks.
 * - `address-of-another-region`: the page gives for one Region what the feed has in another.
 * - `address-not-in-feed`: a documented address that the feed has in no Region, or did not have yet.
 * - `gateway-not-documented`: the feed has gateways that no document names.
 * - `page-contradiction`: AWS's pages contradict themselves or each other, or are misprinted.
 */
export type DefectKind =
  | 'gateway-range-not-in-feed'
  | 'address-of-another-region'
  | 'address-not-in-feed'
  | 'gateway-not-documented'
  | 'page-contradiction';

/** One known defect. */
export interface KnownDefect {
  /** Stable: it may be named in tickets. */
  readonly id: string;
  readonly kind: DefectKind;
  /** Null where it concerns no single Region. */
  readonly region: RegionCode | FeedOnlyRegion | null;
  /** The prefixes concerned, canonical; none where it is about names or words; or every gateway of the Region. */
  readonly prefixes: readonly string[] | 'all-gateways';
  readonly reason: Text;
  readonly sources: readonly [Citation, ...Citation[]];
}

const PAGE_AND_FEED: readonly [Citation, Citation] = [
  { source: 'aws-ports-2026' },
  { source: 'feed-2026-08-22' },
];

const UNDOCUMENTED: readonly [Citation, ...Citation[]] = [
  { source: 'feed-2026-08-22' },
  { source: 'aws-endpoints-2026', note: 'does not list the Region' },
  { source: 'aws-azs-2026', note: 'does not list the Region' },
];

/** Defects that concern addresses. */
const ADDRESS_DEFECTS: readonly KnownDefect[] = [
  {
    id: 'malaysia-accelerator-newer-than-older-feeds',
    kind: 'address-not-in-feed',
    region: 'ap-southeast-5',
    prefixes: ['24.110.0.0/24', '24.110.1.0/24'],
    reason: text(
      'In the feed of 2026-08-22, and not yet in feeds of 2025: the page is newer than those feeds.',
      '2026-08-22 のフィードにはあるが、2025 年のフィードにはまだない（ページのほうが新しい）。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'paris-pcoip-range-not-in-feed',
    kind: 'gateway-range-not-in-feed',
    region: 'eu-west-3',
    prefixes: ['51.44.204.0/22'],
    reason: text(
      'Documented as PCoIP gateways; in the feed only under EC2 and AMAZON.',
      'PCoIP ゲートウェイとして記載されているが、フィードでは EC2 と AMAZON にしかない。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'tel-aviv-pcoip-range-not-in-feed',
    kind: 'gateway-range-not-in-feed',
    region: 'il-central-1',
    prefixes: ['51.17.28.0/22'],
    reason: text(
      'Documented as PCoIP gateways; not under WORKSPACES_GATEWAYS in the feed.',
      'PCoIP ゲートウェイとして記載されているが、フィードの WORKSPACES_GATEWAYS にはない。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'paris-health-check-is-tel-aviv',
    kind: 'address-of-another-region',
    region: 'eu-west-3',
    prefixes: ['51.17.52.90/32', '51.17.109.231/32', '51.16.190.43/32'],
    reason: text(
      'The IPv4 addresses of Paris’s health check are Tel Aviv’s; use the name drp-cdg.amazonworkspaces.com.',
      'パリのヘルスチェックの IPv4 アドレスはテルアビブのもの。名前 drp-cdg.amazonworkspaces.com を使う。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'paris-section-dcv-is-tel-aviv',
    kind: 'address-of-another-region',
    region: 'eu-west-3',
    prefixes: ['51.17.72.0/22'],
    reason: text(
      'The section on Paris gives Tel Aviv’s DCV range; the main table and the feed have 51.44.72.0/22.',
      'パリの節にある DCV の範囲はテルアビブのもの。本表とフィードでは 51.44.72.0/22。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'cape-town-section-is-sao-paulo',
    kind: 'address-of-another-region',
    region: 'af-south-1',
    prefixes: [
      '15.228.64.0/22',
      '18.231.0.105/32',
      '52.67.55.29/32',
      '54.233.156.245/32',
      '54.233.216.234/32',
    ],
    reason: text(
      'The section on Cape Town gives Sao Paulo’s DCV range and health-check addresses, under an anchor named ' +
        'sa-east-1; the main table and the feed have 13.246.108.0/22.',
      'ケープタウンの節にある DCV の範囲とヘルスチェックのアドレスはサンパウロのもので、アンカー名も sa-east-1。' +
        '本表とフィードでは 13.246.108.0/22。',
    ),
    sources: PAGE_AND_FEED,
  },
  {
    id: 'virginia-gateways-not-documented',
    kind: 'gateway-not-documented',
    region: 'us-east-1',
    prefixes: ['44.214.144.0/22', '44.214.148.0/22', '44.214.152.0/22', '44.214.156.0/22'],
    reason: text(
      '44.214.144.0/20, in the feed since 2023-03-02 and in no document.',
      '44.214.144.0/20。2023-03-02 からフィードにあるが、どの文書にもない。',
    ),
    sources: [{ source: 'feed-2026-08-22' }, { source: 'feed-history', note: 'since 2023-03-02' }],
  },
  {
    id: 'ningxia-gateways-not-documented',
    kind: 'gateway-not-documented',
    region: 'cn-northwest-1',
    prefixes: 'all-gateways',
    reason: text(
      'The feed has four gateway prefixes; the page does not treat China.',
      'フィードには 4 つのゲートウェイがあるが、このページは中国を対象としていない。',
    ),
    sources: [{ source: 'feed-2026-08-22' }, { source: 'aws-china-2026', note: 'a document of its own' }],
  },
  ...FEED_ONLY_REGIONS.map(
    (region): KnownDefect => ({
      id: `${region}-gateways-not-documented`,
      kind: 'gateway-not-documented',
      region,
      prefixes: 'all-gateways',
      reason: text(
        'The feed has gateways, and no document says that WorkSpaces can be used in this Region.',
        'フィードにゲートウェイはあるが、このリージョンで WorkSpaces を使えるとする文書はない。',
      ),
      sources: UNDOCUMENTED,
    }),
  ),
];

/** Every known defect; ids are distinct. */
export const KNOWN_DEFECTS: readonly KnownDefect[] = [...ADDRESS_DEFECTS, ...PAGE_CONTRADICTIONS];
