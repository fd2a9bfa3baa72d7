// The requirements that lead to addresses of the feed: sign-in, browser access and streaming gateways.
import type { Protocol, Requirement, Transport } from './requirement.ts';

/** The date to which the catalogue was checked against AWS's documentation. */
export const CATALOGUE_DATE = '2026-09-30';

const CLIENT: Requirement = {
  id: 'client-https-443',
  title: {
    en: 'Client application: updates, registration, sign-in',
    ja: 'クライアントアプリケーション: 更新、登録、サインイン',
  },
  transports: [ports('tcp', 443), ports('udp', 443)],
  destination: {
    kind: 'selectors',
    selectors: [
      { service: 'AMAZON', region: 'GLOBAL' },
      { service: 'AMAZON', region: 'HOME' },
      { service: 'AMAZON', region: 'us-east-1' },
      { service: 'AMAZON', region: 'us-west-2' },
      { service: 'S3', region: 'us-west-2' },
    ],
    inChina: [{ service: 'AMAZON', region: 'HOME' }],
  },
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2020', note: 'TCP only; UDP came after 2022-09' },
    { source: 'aws-china-2026', note: 'AMAZON of the home Region only' },
  ],
};

const WEB_FIRST_CONTACT: Requirement = {
  id: 'web-80',
  title: {
    en: 'Web Access: first contact, before HTTPS',
    ja: 'Web Access: HTTPS に切り替わる前の最初の接続',
  },
  transports: [ports('tcp', 80), ports('udp', 80)],
  destination: { kind: 'selectors', selectors: [{ service: 'EC2', region: 'HOME' }] },
  sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2020' }],
};

const WEB_SIGN_IN: Requirement = {
  id: 'web-443',
  title: { en: 'Web Access: registration and sign-in', ja: 'Web Access: 登録とサインイン' },
  transports: [ports('tcp', 443), ports('udp', 443)],
  destination: { kind: 'selectors', selectors: [{ service: 'EC2', region: 'HOME' }] },
  sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2020' }],
};

const PCOIP_GATEWAY: Requirement = {
  id: 'pcoip-gateway-4172',
  title: { en: 'PCoIP streaming gateways', ja: 'PCoIP ストリーミングゲートウェイ' },
  transports: [ports('tcp', 4172), ports('udp', 4172)],
  destination: { kind: 'gateways', streaming: 'pcoip' },
  sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2020' }, { source: 'feed-2026-08-22' }],
};

const PCOIP_CLIENT_UDP: Requirement = {
  id: 'pcoip-udp-50002-55002',
  title: {
    en: 'PCoIP streaming that the client starts',
    ja: 'クライアントから開始する PCoIP ストリーミング',
  },
  transports: [ports('udp', 50002, 55002)],
  destination: { kind: 'gateways', streaming: 'pcoip' },
  sources: [
    { source: 'aws-ports-2026', note: 'gives the ports; that they lead to the PCoIP gateways is inferred' },
  ],
};

const DCV_GATEWAY: Requirement = {
  id: 'dcv-gateway-4195',
  title: { en: 'DCV streaming gateways', ja: 'DCV ストリーミングゲートウェイ' },
  transports: [ports('tcp', 4195), ports('udp', 4195)],
  destination: { kind: 'gateways', streaming: 'dcv' },
  sources: [{ source: 'aws-ports-2026' }, { source: 'feed-2026-08-22' }],
};

const DCV_FALLBACK: Requirement = {
  id: 'dcv-gateway-443',
  title: {
    en: 'DCV streaming over 443, where 4195 is closed',
    ja: '4195 が閉じている場合の 443 による DCV ストリーミング',
  },
  transports: [ports('tcp', 443), ports('udp', 443)],
  destination: { kind: 'gateways', streaming: 'dcv' },
  sources: [
    { source: 'aws-ports-2026', note: 'TCP' },
    { source: 'blog-privatelink-2025', note: 'QUIC, which is UDP 443' },
  ],
};

/** Every requirement, in the order in which it is shown. */
export const REQUIREMENTS: readonly Requirement[] = [
  CLIENT,
  PCOIP_GATEWAY,
  PCOIP_CLIENT_UDP,
  DCV_GATEWAY,
  DCV_FALLBACK,
  WEB_FIRST_CONTACT,
  WEB_SIGN_IN,
];

/** Ports of one protocol. */
function ports(protocol: Protocol, ...numbers: readonly number[]): Transport {
  return { protocol, ports: numbers };
}
