// Streaming: the desktop itself, from clients to the gateways of the Region.
import {
  APPLICATIONS,
  APPLICATIONS_AND_WEB,
  DCV_PROXY,
  FROM_CLIENT,
  PCOIP_ENDS,
  tcp,
  tcpAndUdp,
  text,
  udp,
} from './defaults.ts';
import { FIPS, GATEWAYS_ONLY, LISTED } from './region-lists.ts';
import type { Requirement } from './requirement.ts';

/** PCoIP gateways (PSG). */
export const PCOIP_GATEWAY: Requirement = {
  ...FROM_CLIENT,
  id: 'pcoip-gateway-4172',
  purpose: 'streaming',
  category: text('PCoIP Session Gateway (PSG)', 'PCoIP Session Gateway (PSG)'),
  title: text('PCoIP streaming gateways', 'PCoIP ストリーミングゲートウェイ'),
  transports: tcpAndUdp(4172),
  destination: { kind: 'gateways', streaming: 'pcoip' },
  clients: ['windows', 'macos', 'linux', 'ios', 'android', 'zero-client'],
  streaming: ['pcoip'],
  tlsInspection: 'forbidden',
  status: PCOIP_ENDS,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-2020', note: 'its ranges are a part of those of 2026' },
    { source: 'aws-pcoip-end-2026', note: 'the end of support' },
    { source: 'aws-troubleshooting-2022', note: 'a grey loading screen after sign-in: 4172 is closed' },
    { source: 'blog-tokyo-2014', note: 'the ports only' },
    { source: 'blog-proxy-2020', note: 'the Tokyo ranges' },
    { source: 'blog-access-event', note: 'an access event is recorded once streaming is connected' },
    { source: 'feed-2026-08-22', note: 'WORKSPACES_GATEWAYS, both protocols mixed' },
    { source: 'feed-history', note: 'in the feed since 2019-08-06, PCoIP only; IPv6 since 2024-12-17' },
  ],
  note: text(
    'A direct connection without proxy and without TLS inspection. Good below 100 ms round trip, acceptable to ' +
      '200 ms, cut at 375 ms. AWS’s page of 2026 no longer points to the feed for these addresses; pages of 2020 to 2022 did.',
    'プロキシも TLS インスペクションも挟まない直接接続が必要。往復遅延は 100 ms 未満が良好、200 ms まで許容、375 ms で切断。' +
      '2026 年の AWS ページは、このアドレスについてフィードを参照するよう案内しなくなった（2020〜2022 年のページには案内があった）。',
  ),
};

/** UDP ports that the PCoIP client starts from its side. */
export const PCOIP_CLIENT_UDP: Requirement = {
  ...FROM_CLIENT,
  id: 'pcoip-udp-50002-55002',
  purpose: 'streaming',
  category: text('Ports for client applications', 'クライアントアプリケーションのポート'),
  title: text('PCoIP streaming that the client starts', 'クライアントから開始する PCoIP ストリーミング'),
  transports: [udp(50002, 55002)],
  destination: { kind: 'gateways', streaming: 'pcoip' },
  clients: APPLICATIONS,
  streaming: ['pcoip'],
  status: PCOIP_ENDS,
  sources: [
    { source: 'aws-ports-2026', note: 'gives the ports; that they lead to the PCoIP gateways is inferred' },
    { source: 'aws-ports-2025', note: 'did not have these client ports yet' },
    { source: 'aws-ports-2020', note: 'only as ports of the management interface' },
    { source: 'aws-pcoip-end-2026', note: 'the end of support' },
  ],
  note: text(
    'Where it is closed, users may see a black screen. Stateless filters must let UDP 49152–65535 back in.',
    '閉じていると画面が黒いままになることがある。ステートレスなフィルターでは、戻り通信用に UDP 49152〜65535 を開ける。',
  ),
};

/** DCV gateways (WSG). */
export const DCV_GATEWAY: Requirement = {
  ...FROM_CLIENT,
  id: 'dcv-gateway-4195',
  purpose: 'streaming',
  category: text('DCV Session Gateway (WSG)', 'DCV Session Gateway (WSG)'),
  title: text('DCV streaming gateways', 'DCV ストリーミングゲートウェイ'),
  transports: tcpAndUdp(4195),
  destination: { kind: 'gateways', streaming: 'dcv' },
  clients: [...APPLICATIONS_AND_WEB, 'thin-client'],
  streaming: ['dcv'],
  proxy: DCV_PROXY,
  tlsInspection: 'forbidden',
  sources: [
    { source: 'blog-access-event', note: 'an access event is recorded once 4172 or 4195 is connected' },
    { source: 'aws-ports-2026', note: 'also the TURN servers of Web Access with DCV' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-git-history', note: 'port 4195 since 2020-10-01, addresses since 2020-12-02' },
    {
      source: 'aws-client-management-2026',
      note: 'IPv4 unless WSUseDualStackIPv6 is set; client 5.30.1 or newer',
    },
    { source: 'aws-event-2026', note: 'an access event needs client 4.0.1 or newer' },
    {
      source: 'feed-2026-08-22',
      note: 'every documented range is in WORKSPACES_GATEWAYS, both protocols mixed',
    },
    { source: 'feed-history', note: 'in the feed since 2022-07-26, IPv6 since 2025-02-06' },
  ],
  note: text(
    'Once called WSP. Clients try UDP (QUIC) first, then TCP. Pools without own licences have no fixed addresses: ' +
      'use the names (dcv-gateway-domains). IPv4 rules are always needed, IPv6 rules where IPv6 is used. Through a VPN ' +
      'the MTU must be 1,200 or more. Good below 250 ms round trip, degraded to 400 ms.',
    '旧称 WSP。クライアントはまず UDP (QUIC)、次に TCP を試す。自前ライセンス (BYOL) でない Pools はアドレスが固定されないため、' +
      'ドメイン名 (dcv-gateway-domains) で許可する。IPv4 のルールは常に必要で、IPv6 のルールは IPv6 を使う場合に加える。' +
      'VPN 経由では MTU が 1,200 以上必要。往復遅延は 250 ms 未満が良好、400 ms までは品質が低下する。',
  ),
};

/** DCV where port 4195 is closed. */
export const DCV_FALLBACK: Requirement = {
  ...FROM_CLIENT,
  id: 'dcv-gateway-443',
  purpose: 'streaming',
  category: text('DCV Session Gateway (WSG)', 'DCV Session Gateway (WSG)'),
  title: text(
    'DCV streaming over 443, where 4195 is closed',
    '4195 が閉じている場合の 443 による DCV ストリーミング',
  ),
  transports: tcpAndUdp(443),
  destination: { kind: 'gateways', streaming: 'dcv' },
  clients: APPLICATIONS_AND_WEB,
  streaming: ['dcv'],
  need: {
    kind: 'if',
    condition: text(
      'Port 4195 is closed. AWS documents it for Web Access; logs of the Windows client of 2025 list 443 as well.',
      'ポート 4195 が閉じている場合。AWS が明記しているのは Web Access のみだが、2025 年の Windows クライアントのログにも 443 が現れる。',
    ),
  },
  proxy: DCV_PROXY,
  sources: [
    { source: 'aws-ports-2026', note: 'TCP, Web Access' },
    { source: 'aws-ports-2025', note: 'TCP, Web Access' },
    {
      source: 'blog-privatelink-2025',
      note: 'QUIC, which is UDP 443, and TCP 443 in the log of client 5.29',
    },
  ],
};

/** DCV gateways by name. */
export const DCV_GATEWAY_DOMAINS: Requirement = {
  ...FROM_CLIENT,
  id: 'dcv-gateway-domains',
  purpose: 'streaming',
  category: text('DCV gateway domain names', 'DCV ゲートウェイのドメイン名'),
  title: text('DCV streaming gateways by name', 'DCV ストリーミングゲートウェイのドメイン名'),
  transports: [tcp(443, 4195), udp(443, 4195)],
  destination: {
    kind: 'domains',
    domains: [
      { name: '*.prod.{region}.highlander.aws.a2z.com', regions: LISTED },
      { name: '*.wsp-fips.prod.{region}.highlander.aws.a2z.com', regions: FIPS, option: 'fips' },
      {
        name: '*.prod.{region}.highlander.aws.a2z.com',
        regions: GATEWAYS_ONLY,
        isDerived: true,
        note: text(
          'AWS’s page gives addresses for this Region and no name; the name follows the pattern of the others.',
          'AWS のページはこのリージョンのアドレスだけを示し、ドメイン名を示していない。ほかのリージョンの規則から導いた名前。',
        ),
      },
    ],
  },
  clients: APPLICATIONS_AND_WEB,
  streaming: ['dcv'],
  proxy: DCV_PROXY,
  sources: [{ source: 'aws-ports-2026', note: 'new since 2022-09' }],
  note: text(
    'The only way for Pools without own licences, whose addresses AWS does not promise.',
    '自前ライセンス (BYOL) でない Pools ではアドレスが保証されないため、ドメイン名での許可が必須。',
  ),
};
