// Web Access: WorkSpaces in a browser.
import { ALL_PAGES, DCV_PROXY, FROM_CLIENT, PCOIP_ENDS, tcpAndUdp, text } from './defaults.ts';
import { COMMERCIAL, without } from './region-lists.ts';
import type { DomainName, Requirement } from './requirement.ts';

/** What every requirement of Web Access shares. */
const WEB = {
  ...FROM_CLIENT,
  purpose: 'web',
  category: text('Ports for Web Access', 'Web Access のポート'),
  clients: ['web'],
} as const satisfies Partial<Requirement>;

const ENTRY: readonly DomainName[] = [{ name: 'clients.amazonworkspaces.com' }];

/** First contact, before the browser is sent to HTTPS. */
export const WEB_FIRST_CONTACT: Requirement = {
  ...WEB,
  id: 'web-80',
  title: text('Web Access: first contact, before HTTPS', 'Web Access: HTTPS に切り替わる前の最初の接続'),
  transports: tcpAndUdp(80),
  destination: { kind: 'selectors', selectors: [{ service: 'EC2', region: 'HOME' }], domains: ENTRY },
  proxy: { kind: 'browser' },
  sources: ALL_PAGES,
};

/** Registration and sign-in. */
export const WEB_SIGN_IN: Requirement = {
  ...WEB,
  id: 'web-443',
  title: text('Web Access: registration and sign-in', 'Web Access: 登録とサインイン'),
  transports: tcpAndUdp(443),
  destination: { kind: 'selectors', selectors: [{ service: 'EC2', region: 'HOME' }], domains: ENTRY },
  proxy: { kind: 'browser' },
  sources: ALL_PAGES,
  note: text(
    'Browsers choose random high source ports: return traffic to them must be let in.',
    'ブラウザは送信元に番号の大きいポートを無作為に使うため、そのポートへの戻り通信を許可する。',
  ),
};

/** Streaming in the browser with DCV. */
export const WEB_STREAMING: Requirement = {
  ...WEB,
  id: 'web-4195',
  title: text('Web Access: streaming with DCV', 'Web Access: DCV によるストリーミング'),
  transports: tcpAndUdp(4195),
  destination: { kind: 'gateways', streaming: 'dcv' },
  streaming: ['dcv'],
  proxy: DCV_PROXY,
  sources: [
    { source: 'aws-ports-2026', note: 'a proxy for TCP is possible, not recommended' },
    { source: 'aws-ports-2022', note: 'no proxy' },
  ],
};

/** TURN servers of Web Access with PCoIP; with DCV the gateways do that. */
export const TURN_PCOIP: Requirement = {
  ...WEB,
  id: 'turn-pcoip',
  category: text('Web Access TURN servers for PCoIP', 'PCoIP 用 Web Access TURN サーバー'),
  title: text('Web Access: TURN servers with PCoIP', 'Web Access: PCoIP 用の TURN サーバー'),
  transports: [],
  destination: {
    kind: 'domains',
    domains: [
      {
        name: '*.{region}.rdn.amazonaws.com',
        regions: without(COMMERCIAL, 'ap-south-1', 'eu-west-3', 'af-south-1', 'il-central-1'),
      },
      {
        name: '*.{region}.rdn.amazonaws.com',
        regions: ['eu-west-3'],
        note: text(
          'Only in the section on the Region; the main table has no row for Paris.',
          'リージョン別の節にのみ記載がある。本表にパリの行はない。',
        ),
      },
    ],
  },
  streaming: ['pcoip'],
  status: PCOIP_ENDS,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2020' },
    { source: 'aws-pcoip-end-2026', note: 'the end of support' },
  ],
  note: text(
    'AWS writes these names as turn: addresses and gives no port; UDP 3478 stands only in the list of the ' +
      'management interface. AWS says that Web Access is not available in Mumbai, Cape Town and Tel Aviv.',
    'AWS は turn: 形式の名前だけを示し、ポートを示していない（UDP 3478 は管理インターフェイスの一覧にのみ現れる）。' +
      'ムンバイ、ケープタウン、テルアビブでは Web Access を利用できないとされている。',
  ),
};
