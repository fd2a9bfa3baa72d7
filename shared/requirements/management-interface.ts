// Management interface (eth0) of a WorkSpace: set up by AWS, and not to be blocked by firewalls inside the WorkSpace.
import { ALL_PAGES, ON_WORKSPACE, PCOIP_ENDS, tcp, tcpAndUdp, text, udp } from './defaults.ts';
import { MANAGEMENT_NETWORK } from './management-ranges.ts';
import type { Requirement } from './requirement.ts';

/** What every requirement of this interface shares. */
const MANAGEMENT = {
  ...ON_WORKSPACE,
  purpose: 'management-interface',
  interface: 'workspace-management',
  category: text('Management interface ports', '管理インターフェイスのポート'),
} as const satisfies Partial<Requirement>;

const INBOUND = { ...MANAGEMENT, direction: 'inbound', destination: MANAGEMENT_NETWORK } as const;

/** The requirements of the management interface, in the order of the page. */
export const MANAGEMENT_INTERFACE: readonly Requirement[] = [
  {
    ...MANAGEMENT,
    id: 'mgmt-ranges',
    category: text('Management interface IP ranges', '管理インターフェイスの IP 範囲'),
    title: text('Ranges of the management interface', '管理インターフェイスのアドレス範囲'),
    direction: 'both',
    transports: [],
    destination: MANAGEMENT_NETWORK,
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-ports-2022' },
      { source: 'aws-ports-2020', note: 'no 10.0.0.0/8; us-east-1 without 172.31.0.0/16' },
    ],
    note: text(
      'AWS sets the interface up; firewalls and security software inside the WorkSpace must not block its ports. ' +
        'Use none of these ranges in the VPC or its routes. With own Windows licences (BYOL) 54.239.224.0/20 takes ' +
        'their place, DCV adds 10.0.0.0/8, and the /16 chosen when BYOL was enabled is used too.',
      'インターフェイスは AWS が設定する。WorkSpace 内のファイアウォールやセキュリティソフトでポートを塞がないこと。' +
        'これらの範囲は VPC やルートテーブルで使わないこと。自前ライセンス (BYOL) では代わりに 54.239.224.0/20（DCV は 10.0.0.0/8 も）と、' +
        'BYOL 有効化時に選んだ /16 が使われる。',
    ),
  },
  {
    ...INBOUND,
    id: 'mgmt-in-4172',
    title: text('PCoIP streaming and user input', 'PCoIP ストリーミングとユーザー入力'),
    transports: tcpAndUdp(4172),
    streaming: ['pcoip'],
    status: PCOIP_ENDS,
    sources: [...ALL_PAGES, { source: 'aws-pcoip-end-2026', note: 'the end of support' }],
  },
  {
    ...INBOUND,
    id: 'mgmt-in-4489',
    title: text('Web client', 'ウェブクライアント'),
    transports: [tcp(4489)],
    sources: ALL_PAGES,
  },
  {
    ...INBOUND,
    id: 'mgmt-in-8200',
    title: text('Management and configuration', '管理と設定'),
    transports: [tcp(8200)],
    sources: ALL_PAGES,
  },
  {
    ...INBOUND,
    id: 'mgmt-in-8201-8250',
    title: text('DCV streaming', 'DCV ストリーミング'),
    transports: [tcp('8201-8250')],
    streaming: ['dcv'],
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-git-history', note: 'since 2020-10-03' }],
  },
  {
    ...INBOUND,
    id: 'mgmt-in-udp-8220',
    title: text('DCV streaming over UDP', 'UDP による DCV ストリーミング'),
    transports: [udp(8220)],
    streaming: ['dcv'],
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-2022' }],
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-out-web',
    title: text('Web client', 'ウェブクライアント'),
    transports: [tcp(8443, 9997), udp(3478, 4172, 4195)],
    destination: { kind: 'any' },
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-ports-2022' },
      { source: 'aws-ports-2020', note: 'without UDP 4195' },
    ],
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-out-pcoip',
    title: text('PCoIP streaming', 'PCoIP ストリーミング'),
    transports: [udp(50002, 55002)],
    destination: { kind: 'any' },
    streaming: ['pcoip'],
    status: {
      kind: 'legacy',
      note: text(
        'Listed for this interface in 2020 and 2022; the page of 2026 moved it to the client’s ports.',
        '2020 年と 2022 年はこのインターフェイスの一覧にあり、2026 年はクライアント側のポートに移された。',
      ),
    },
    sources: [{ source: 'aws-ports-2022' }, { source: 'aws-ports-2020' }],
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-out-imds',
    title: text('Metadata service of EC2', 'EC2 メタデータサービス'),
    transports: [tcp(80)],
    destination: { kind: 'fixed', prefixes: ['169.254.169.254/32'] },
    sources: ALL_PAGES,
    note: text(
      'Exclude 169.254.169.254 from any HTTP proxy that the WorkSpace uses.',
      'WorkSpace に設定した HTTP プロキシから 169.254.169.254 を必ず除外する。',
    ),
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-out-kms',
    title: text('Activation of Windows (Microsoft KMS)', 'Windows のライセンス認証 (Microsoft KMS)'),
    transports: [tcp(1688)],
    destination: { kind: 'fixed', prefixes: ['169.254.169.250/32', '169.254.169.251/32'] },
    sources: [
      { source: 'aws-ports-2026' },
      { source: 'aws-ports-2022' },
      { source: 'aws-ports-2020', note: 'Windows and Office' },
    ],
    note: text(
      'Public bundles. With own licences (BYOL) the customer’s own KMS is used.',
      'パブリックバンドルの場合。自前ライセンス (BYOL) では自社の KMS を使う。',
    ),
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-out-kms-office',
    title: text('Activation of Office (Microsoft KMS)', 'Office のライセンス認証 (Microsoft KMS)'),
    transports: [tcp(1688)],
    destination: {
      kind: 'fixed',
      prefixes: ['54.239.236.220/32'],
      what: text(
        'Own licences (BYOL). Public bundles with Office: the management address with 64.250 as its last two octets.',
        '自前ライセンス (BYOL) の場合。Office 付きパブリックバンドルでは、管理用アドレスの末尾 2 オクテットを 64.250 に置き換えたアドレス。',
      ),
    },
    sources: [{ source: 'aws-ports-2026' }, { source: 'aws-ports-git-history', note: 'since 2020-12-23' }],
  },
  {
    ...MANAGEMENT,
    id: 'mgmt-loopback',
    title: text('Loopback, where the WorkSpace uses a proxy', 'WorkSpace がプロキシを使う場合のループバック'),
    transports: [tcp('1-65535')],
    destination: { kind: 'fixed', prefixes: ['127.0.0.2/32', '127.0.0.1/32'] },
    streaming: ['dcv'],
    need: {
      kind: 'if',
      condition: text('The WorkSpace uses a proxy.', 'WorkSpace がプロキシを使用する場合。'),
    },
    sources: [
      { source: 'aws-ports-2026', note: 'adds 127.0.0.1, printed “127.0.01”' },
      { source: 'aws-ports-2022', note: '127.0.0.2 only' },
    ],
    note: text('Every port: the page names none.', 'ページにポートの記載はなく、全ポートが対象。'),
  },
];
