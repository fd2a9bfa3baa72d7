// Streaming through PrivateLink: an interface endpoint in the customer's VPC in place of the gateways on the internet.
import { APPLICATIONS_AND_WEB, DCV_PROXY, FROM_CLIENT, tcp, text, udp } from './defaults.ts';
import { LISTED } from './region-lists.ts';
import type { Need, Requirement } from './requirement.ts';

const USES_PRIVATELINK: Need = {
  kind: 'if',
  option: 'privatelink',
  condition: text(
    'The directory streams through a VPC endpoint (WorkSpaces Personal with DCV).',
    'ディレクトリで VPC エンドポイント経由のストリーミングを使用する場合（WorkSpaces Personal、DCV）。',
  ),
};

/** The security group of the endpoint. */
export const ENDPOINT_SECURITY_GROUP: Requirement = {
  ...FROM_CLIENT,
  id: 'privatelink-endpoint-sg',
  purpose: 'privatelink',
  category: text('VPC endpoint for streaming', 'ストリーミング用 VPC エンドポイント'),
  title: text(
    'Security group of the endpoint com.amazonaws.{region}.highlander',
    'エンドポイント com.amazonaws.{region}.highlander のセキュリティグループ',
  ),
  direction: 'inbound',
  interface: 'vpc-endpoint',
  transports: [tcp(443, 4195), udp(443, 4195)],
  destination: {
    kind: 'private',
    what: text(
      'from the prefixes or security groups of the users’ devices',
      '利用者の端末の CIDR またはセキュリティグループから',
    ),
  },
  clients: APPLICATIONS_AND_WEB,
  streaming: ['dcv'],
  need: USES_PRIVATELINK,
  proxy: { kind: 'possible' },
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'blog-privatelink-2025', note: 'no outbound rule is needed; IPv4 only at that time' },
    { source: 'aws-privatelink-2026', note: 'DNS record type IPv4 or IPv6, dual stack does not work' },
    { source: 'aws-history-2026', note: 'IPv6 since 2025-10-21' },
  ],
  note: text(
    'With an endpoint set, DCV streaming over the internet is refused, IP access control groups are ignored, and neither ' +
      'FIPS nor Global Accelerator can be used. One endpoint a directory, in the same account. PCoIP of the directory is ' +
      'either let through the internet or cut off. Behind a proxy, allow the endpoint’s names and switch off its cache for ' +
      'them. Running sessions stay when the setting changes and end when the endpoint is deleted. Not to be mistaken for ' +
      'the endpoints workspaces (API), workspaces-instances (Core), workspaces-web (Secure Browser), aps-workspaces (Prometheus).',
    'エンドポイントを設定すると、インターネット経由の DCV ストリーミングは拒否され、IP アクセスコントロールグループは無視され、' +
      'FIPS と Global Accelerator は使えない。1 ディレクトリに 1 つ、同一アカウント内に限る。同じディレクトリの PCoIP は、' +
      'インターネット経由で許可するか、接続不可になるかのどちらか。プロキシ配下ではエンドポイントの名前を許可し、キャッシュを無効にする。' +
      '設定変更時に既存セッションは維持され、エンドポイント自体を削除すると切断される。名前の似た workspaces（API）、' +
      'workspaces-instances（Core）、workspaces-web（Secure Browser）、aps-workspaces（Prometheus）とは別物。',
  ),
};

/** The endpoint's names. */
export const ENDPOINT_DOMAINS: Requirement = {
  ...FROM_CLIENT,
  id: 'privatelink-domains',
  purpose: 'privatelink',
  category: text('DCV PrivateLink domain names', 'DCV PrivateLink のドメイン名'),
  title: text('Names of the streaming endpoint', 'ストリーミング用エンドポイントのドメイン名'),
  transports: [tcp(443, 4195), udp(443, 4195)],
  destination: {
    kind: 'domains',
    domains: [
      {
        name: '*.prod.highlander.{region}.vpce.amazonaws.com',
        regions: LISTED,
        note: text(
          'One for each endpoint; public DNS resolves it to private addresses. Newer clients try it first.',
          'エンドポイントごとに固有。パブリック DNS で解決でき、プライベートアドレスを返す。新しいクライアントは最初にこれを使う。',
        ),
      },
      {
        name: 'privatelink.prod.{region}.highlander.aws.a2z.com',
        regions: LISTED,
        note: text(
          'The same for all endpoints of a Region; resolves only with private DNS in the endpoint’s VPC.',
          'リージョン内で共通。エンドポイントのある VPC でプライベート DNS を有効にした場合にだけ解決できる。',
        ),
      },
      {
        name: 'privatelink.prod.{region}.wsp.aws.a2z.com',
        regions: LISTED,
        isDerived: true,
        note: text(
          'In no document: written “privatelink.prod.ap-northeast-1.WSP.aws.a2z.com” in the log of client 5.29 in August ' +
            '2025, before it used the name above.',
          '公式文書にはない。2025 年 8 月のクライアント 5.29 のログに privatelink.prod.ap-northeast-1.WSP.aws.a2z.com と' +
            '記録されており、実際の接続には上の名前が使われた。',
        ),
      },
    ],
  },
  clients: APPLICATIONS_AND_WEB,
  streaming: ['dcv'],
  need: USES_PRIVATELINK,
  proxy: DCV_PROXY,
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-privatelink-2026' },
    { source: 'blog-privatelink-2025', note: 'the shared name and the one with WSP, in a log' },
  ],
};
