// Where AWS's pages contradict themselves or each other, are incomplete or misprinted.
import { text } from './defaults.ts';
import type { KnownDefect } from './known-defects.ts';

/** Contradictions and misprints of AWS's pages. */
export const PAGE_CONTRADICTIONS: readonly KnownDefect[] = [
  {
    id: 'paris-pcoip-ipv6-missing-in-main-table',
    kind: 'page-contradiction',
    region: 'eu-west-3',
    prefixes: ['2a05:d032:2000::/40'],
    reason: text(
      'The main table has no IPv6 range of PCoIP gateways for Paris; the section on the Region and the ' +
        'feed have it.',
      '本表にはパリの PCoIP ゲートウェイの IPv6 範囲がなく、リージョン別の節とフィードにはある。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'feed-2026-08-22' }],
  },
  {
    id: 'ohio-gateways-only',
    kind: 'page-contradiction',
    region: 'us-east-2',
    prefixes: [],
    reason: text(
      'DCV gateways and API endpoints only: no health check, names, TURN servers or management ranges.',
      'DCV ゲートウェイと API エンドポイントしか記載がない（ヘルスチェック、ドメイン名、TURN、管理範囲なし）。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-endpoints-2026' }],
  },
  {
    id: 'malaysia-gateways-only',
    kind: 'page-contradiction',
    region: 'ap-southeast-5',
    prefixes: [],
    reason: text(
      'DCV gateways and API endpoints only: no health check, names, TURN servers or management ranges.',
      'DCV ゲートウェイと API エンドポイントしか記載がない（ヘルスチェック、ドメイン名、TURN、管理範囲なし）。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-endpoints-2026' }],
  },
  {
    id: 'misprinted-names',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'A slash after drp-cpt and drp-tlv.amazonworkspaces.com, hhttps:// before skylight-client-ds of ' +
        'GovCloud, the word Client joined to opfcaptcha-prod.s3.amazonaws.com, 127.0.01, TTCP.',
      'drp-cpt と drp-tlv.amazonworkspaces.com の末尾の /、GovCloud の skylight-client-ds の前の hhttps://、opfcaptcha-prod.s3.amazonaws.com に連結された Client、127.0.01、TTCP。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'client-metrics-rows',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'The rows of GovCloud are printed twice, and Paris is missing among the IPv6 names of ' +
        'skylight-client-ds and ws-client-service.',
      'GovCloud の行が二重に載り、skylight-client-ds と ws-client-service の IPv6 の一覧にパリがない。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'virginia-messaging-ipv6-name',
    kind: 'page-contradiction',
    region: 'us-east-1',
    prefixes: [],
    reason: text(
      'The IPv6 list has ws-client-service.us-east-1.amazonaws.com where the others have api.aws.',
      'IPv6 の一覧で、他のリージョンは api.aws なのに us-east-1 だけ ws-client-service.us-east-1.amazonaws.com。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'paris-tel-aviv-same-distributions',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'Paris and Tel Aviv share the names of login graphics (d2kmf63k5sit88) and JavaScript ' +
        '(d1a3pnge9on3sx).',
      'パリとテルアビブで、ログインページの画像 (d2kmf63k5sit88) と JavaScript (d1a3pnge9on3sx) の名前が同じ。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'paris-turn-in-section-only',
    kind: 'page-contradiction',
    region: 'eu-west-3',
    prefixes: [],
    reason: text(
      'The section on Paris lists TURN servers of PCoIP; the main table has no such row.',
      'パリの節には PCoIP 用 TURN サーバーがあるが、本表に行がない。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'tel-aviv-turn',
    kind: 'page-contradiction',
    region: 'il-central-1',
    prefixes: [],
    reason: text(
      'The section on Tel Aviv lists TURN servers of PCoIP; the main table says that Web Access is not ' +
        'available there.',
      'テルアビブの節には PCoIP 用 TURN サーバーがあるが、本表では Web Access を利用できないとされている。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'sections-without-signin-aws',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'Sections on single Regions list awsapps.com as the only login page; the main table adds names ' +
        'under signin.aws.',
      'リージョン別の節のログインページは awsapps.com のみ。本表には signin.aws 系の名前がある。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'gateways-no-longer-point-to-feed',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'Pages of 2020 to 2022 pointed to WORKSPACES_GATEWAYS for PCoIP gateways; the page of 2026 does ' +
        'not, while the guide to VPCs still takes that service for PCoIP gateways alone.',
      '2020〜2022 年のページは PCoIP ゲートウェイについて WORKSPACES_GATEWAYS を参照していたが、2026 年のページにはない。VPC のガイドは今もこのサービスを PCoIP ゲートウェイのみとしている。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2022' }, { source: 'aws-ports-2020' }],
  },
  {
    id: 'ip-access-control-quotas',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'Quotas of IP access control groups: 30 rules, 140 groups, 35 a directory in the guide; 10, 100, ' +
        '25 in the general reference.',
      'IP アクセスコントロールグループの上限: 管理ガイドは 30 ルール、140 グループ、1 ディレクトリ 35。General Reference は 10、100、25。',
    ),
    sources: [{ source: 'aws-endpoints-2026' }],
  },
  {
    id: 'proxy-for-4195',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'The port page lets TCP 4195 go through a proxy (not advised); the page on the Windows client ' +
        'says that 4172 and 4195 never do.',
      'ポートのページは TCP 4195 のプロキシ経由を可能（非推奨）とし、Windows クライアントのページは 4172 と 4195 はプロキシを経由しないとする。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-client-management-2026' }],
  },
  {
    id: 'ipv6-preference',
    kind: 'page-contradiction',
    region: null,
    prefixes: [],
    reason: text(
      'The port page says that clients prefer IPv6; the page on the Windows client says IPv4 unless ' +
        'WSUseDualStackIPv6 is set.',
      'ポートのページは IPv6 を優先するとし、Windows クライアントのページは WSUseDualStackIPv6 を設定しない限り IPv4 とする。',
    ),
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-client-management-2026' }],
  },
  {
    id: 'gov-west-management-range',
    kind: 'page-contradiction',
    region: 'us-gov-west-1',
    prefixes: ['192.169.0.0/16'],
    reason: text(
      'Printed as a management range of DCV; it is not private address space (RFC 1918 ends at ' +
        '192.168.255.255).',
      'DCV の管理範囲として記載されているが、プライベートアドレスではない（RFC 1918 は 192.168.255.255 まで）。',
    ),
    sources: [{ source: 'aws-ports-2026' }],
  },
];
