// WorkSpaces Pools: the interfaces of its streaming instances.
import { ON_WORKSPACE, tcp, tcpAndUdp, text, udp } from './defaults.ts';
import type { Requirement, Status } from './requirement.ts';

const POOLS_END: Status = {
  kind: 'ends',
  endsOn: '2027-12-31',
  note: text(
    'AWS ends WorkSpaces Pools on that day.',
    'AWS はこの日で WorkSpaces Pools のサポートを終了する。',
  ),
};

/** What every requirement of Pools shares. */
const POOLS = {
  ...ON_WORKSPACE,
  purpose: 'pools',
  streaming: ['dcv'],
  need: {
    kind: 'if',
    option: 'pools',
    condition: text('WorkSpaces Pools is used.', 'WorkSpaces Pools を使用する場合。'),
  },
  status: POOLS_END,
  sources: [{ source: 'aws-pools-ports-2026' }],
} as const satisfies Partial<Requirement>;

const MANAGEMENT = {
  ...POOLS,
  interface: 'pools-management',
  category: text('Pools management interface', 'Pools の管理インターフェイス'),
  destination: {
    kind: 'private',
    what: text('the management network of Pools', 'Pools の管理ネットワーク'),
    ranges: ['198.19.0.0/16'],
    byolRanges: ['10.0.0.0/8'],
  },
} as const satisfies Partial<Requirement>;

/** The requirements of WorkSpaces Pools. */
export const POOLS_INTERFACES: readonly Requirement[] = [
  {
    ...MANAGEMENT,
    id: 'pools-eth-stream',
    title: text('Streaming', 'ストリーミング'),
    direction: 'inbound',
    transports: tcpAndUdp(8300),
  },
  {
    ...MANAGEMENT,
    id: 'pools-eth-mgmt-in',
    title: text('Management, inbound', '管理（インバウンド）'),
    direction: 'inbound',
    transports: [tcp(8000, 8443)],
  },
  {
    ...MANAGEMENT,
    id: 'pools-eth-mgmt-out',
    title: text('Management, outbound', '管理（アウトバウンド）'),
    transports: [tcp(3128)],
  },
  {
    ...POOLS,
    id: 'pools-customer-eni',
    interface: 'pools-customer',
    category: text('Pools customer interface', 'Pools のお客様インターフェイス'),
    title: text('Internet and directory', 'インターネットとディレクトリ'),
    direction: 'both',
    transports: [tcp(80, 443), udp(4195)],
    destination: { kind: 'any' },
    note: text(
      'To the directory the same ports as in WorkSpaces Personal (primary-ad-…). 169.254.0.0/16 is reserved, and ' +
        '169.254.169.254 needs TCP 80. Do not switch IPv6 off.',
      'ディレクトリとの間は WorkSpaces Personal と同じポート (primary-ad-…)。169.254.0.0/16 は予約済みで、' +
        '169.254.169.254 への TCP 80 が必要。IPv6 は無効にしない。',
    ),
  },
];
