// What a proxy may carry, what must pass it by, and what clients cannot do behind one.
import { text } from './defaults.ts';
import type { Citation, Text } from './requirement.ts';

/**
 * - `allow`: may go through a proxy. `direct`: never does. `exempt`: must be excluded from something.
 * - `behaviour`: how clients act, good to know when something fails.
 */
export type GuidanceKind = 'allow' | 'direct' | 'exempt' | 'behaviour';

/** One piece of advice, and the requirements that it is about. */
export interface ProxyGuidance {
  readonly id: string;
  readonly kind: GuidanceKind;
  readonly title: Text;
  readonly text: Text;
  /** Ids of requirements; none where it is about all of them. */
  readonly requirements: readonly string[];
  readonly sources: readonly [Citation, ...Citation[]];
}

/** Everything to know about proxies, in the order in which a network team sets one up. */
export const PROXY_GUIDANCE: readonly ProxyGuidance[] = [
  {
    id: 'https-through-proxy',
    kind: 'allow',
    title: text('Sign-in and service on TCP 443', 'サインインとサービスの TCP 443'),
    text: text(
      'Installed clients can send HTTPS through an HTTP proxy. Filter by name: the names of the list “domains”.',
      'インストール型クライアントは HTTPS を HTTP プロキシ経由にできる。リスト domains のドメイン名で制御する。',
    ),
    requirements: ['client-https-443', 'captcha', 'user-login-pages', 'directory-settings', 'ws-broker'],
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-client-management-2026' },
      { source: 'blog-proxy-2020' },
    ],
  },
  {
    id: 'dcv-tcp-through-proxy',
    kind: 'allow',
    title: text('DCV streaming on TCP 4195', 'DCV ストリーミングの TCP 4195'),
    text: text(
      'Possible with the Windows client 5.1, the macOS client 5.4 or newer and with Web Access, and not advised by AWS: ' +
        'a direct connection is faster. The page on the Windows client says that it does not work at all.',
      'Windows クライアント 5.1 以降、macOS クライアント 5.4 以降、Web Access では可能だが、AWS は推奨していない（直接接続のほうが' +
        '速い）。Windows クライアントのページでは、プロキシを経由しないとされている。',
    ),
    requirements: ['dcv-gateway-4195', 'dcv-gateway-domains', 'web-4195'],
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-client-management-2026', note: 'says never' }],
  },
  {
    id: 'udp-direct',
    kind: 'direct',
    title: text('UDP never goes through a proxy', 'UDP はプロキシを経由しない'),
    text: text(
      'Neither QUIC of DCV nor PCoIP nor health checks over UDP: open them in the firewall.',
      'DCV の QUIC、PCoIP、UDP のヘルスチェックのいずれも対象外。ファイアウォールで直接許可する。',
    ),
    requirements: ['pcoip-gateway-4172', 'pcoip-udp-50002-55002', 'dcv-gateway-4195', 'health-check'],
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'pcoip-direct',
    kind: 'direct',
    title: text('PCoIP on 4172 and health checks', 'PCoIP の 4172 とヘルスチェック'),
    text: text('They need a direct connection, TCP as well as UDP.', 'TCP・UDP とも直接接続が必要。'),
    requirements: ['pcoip-gateway-4172', 'pcoip-udp-50002-55002', 'health-check'],
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-ports-2020' },
      { source: 'blog-access-event', note: 'some ports need a direct connection' },
    ],
  },
  {
    id: 'no-proxy-password',
    kind: 'exempt',
    title: text('Exempt the names from the proxy’s authentication', 'プロキシ認証からの除外'),
    text: text(
      'Clients cannot answer a proxy that asks for a user name and password, and report a network error. Exempt the ' +
        'names of the list “domains” from authentication.',
      'クライアントは、ユーザー名とパスワードを求めるプロキシに応答できず、ネットワークエラーになる。リスト domains の' +
        'ドメイン名をプロキシ認証の対象から除外する。',
    ),
    requirements: [],
    sources: [
      { source: 'aws-client-management-2026' },
      { source: 'blog-proxy-2020', note: 'the exemption helped' },
    ],
  },
  {
    id: 'no-tls-inspection',
    kind: 'exempt',
    title: text('No TLS inspection of streaming', 'ストリーミングは TLS インスペクションの対象外にする'),
    text: text(
      'Decrypting and inspecting 4172 and 4195 breaks streaming. For sign-in AWS does not say; clients trust Amazon ' +
        'Trust Services, so exempt it first when something fails.',
      '4172 と 4195 を復号・検査するとストリーミングできない。サインインについて AWS は明記していないが、クライアントは Amazon ' +
        'Trust Services の証明書を前提とするため、不具合時はまず除外して確認する。',
    ),
    requirements: ['pcoip-gateway-4172', 'dcv-gateway-4195'],
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-troubleshooting-2022', note: 'Amazon Trust Services' },
    ],
  },
  {
    id: 'metadata-bypass',
    kind: 'exempt',
    title: text('169.254.169.254 bypasses the proxy', '169.254.169.254 はプロキシを経由させない'),
    text: text(
      'In the WorkSpace itself: exclude the metadata service of EC2 from any HTTP proxy. With DCV, loopback 127.0.0.1 ' +
        'and 127.0.0.2 must stay open too.',
      'WorkSpace 内の設定: EC2 メタデータサービスをすべての HTTP プロキシから除外する。DCV ではループバック 127.0.0.1 と ' +
        '127.0.0.2 も遮断しない。',
    ),
    requirements: ['mgmt-out-imds', 'mgmt-loopback'],
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2022' }, { source: 'aws-ports-2020' }],
  },
  {
    id: 'privatelink-names',
    kind: 'exempt',
    title: text('PrivateLink behind a proxy', 'プロキシ配下での PrivateLink'),
    text: text(
      'Allow the endpoint’s names and switch off the proxy’s cache for them; the proxy must resolve them to the private ' +
        'addresses and reach these.',
      'エンドポイントの名前を許可し、プロキシのキャッシュを無効にする。プロキシから名前をプライベートアドレスに解決でき、' +
        'そのアドレスに到達できる必要がある。',
    ),
    requirements: ['privatelink-domains', 'privatelink-endpoint-sg'],
    sources: [{ source: 'aws-privatelink-2026' }],
  },
  {
    id: 'one-proxy',
    kind: 'behaviour',
    title: text('One proxy for API calls and desktop', 'API 呼び出しとデスクトップは同じプロキシ'),
    text: text(
      'A client with a proxy sends its API calls through it as well: both must use the same one.',
      'プロキシを設定すると API 呼び出しもプロキシ経由になる。デスクトップの通信と同じプロキシを通すこと。',
    ),
    requirements: ['workspaces-api', 'ws-broker', 'dcv-gateway-4195'],
    sources: [{ source: 'aws-ports-2026' }],
  },
  {
    id: 'system-proxy-since-3',
    kind: 'behaviour',
    title: text('Clients 3.x read the system’s proxy', 'クライアント 3.x は OS のプロキシ設定を読む'),
    text: text(
      'Client 2.x used a proxy only when told in its own settings. Since 3.x it takes the system’s setting unless the client ' +
        'has one: a network check may fail after an update of the client alone.',
      'クライアント 2.x は自身の設定で指定した場合だけプロキシを使った。3.x 以降は、クライアントに設定がなければ OS の設定を使う。' +
        'そのため、クライアントを更新しただけでネットワークチェックに失敗することがある。',
    ),
    requirements: ['client-https-443', 'connectivity-check'],
    sources: [
      { source: 'blog-proxy-2020', note: 'observed from 2.5.11 to 3.x' },
      { source: 'aws-client-management-2026', note: 'the system’s setting is the default' },
    ],
  },
];
