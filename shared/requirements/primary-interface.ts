// Primary interface (eth1) of a WorkSpace: the customer's VPC, the internet, and the directory.
import { ALL_PAGES, ON_WORKSPACE, tcp, tcpAndUdp, text, udp } from './defaults.ts';
import type { Citation, Requirement, Text, Transport } from './requirement.ts';

const NEW_IN_2026 = [{ source: 'aws-ports-2026' }] as const satisfies readonly Citation[];

/** What every requirement of this interface shares. */
const PRIMARY = {
  ...ON_WORKSPACE,
  purpose: 'primary-interface',
  category: text('Primary interface ports', 'プライマリインターフェイスのポート'),
  direction: 'both',
  interface: 'workspace-primary',
} as const satisfies Partial<Requirement>;

/** Ports between the WorkSpaces and the controllers of their directory: a protocol, its ports, who says so. */
const DIRECTORY_PORTS: readonly (readonly [
  id: string,
  title: Text,
  transports: readonly Transport[],
  sources: readonly [Citation, ...Citation[]],
])[] = [
  ['primary-ad-dns', text('DNS', 'DNS'), tcpAndUdp(53), ALL_PAGES],
  ['primary-ad-kerberos', text('Kerberos', 'Kerberos 認証'), tcpAndUdp(88), ALL_PAGES],
  ['primary-ad-ntp', text('NTP', 'NTP'), [udp(123)], ALL_PAGES],
  ['primary-ad-rpc', text('RPC', 'RPC'), [tcp(135)], ALL_PAGES],
  ['primary-ad-netlogon-udp', text('Netlogon over UDP', 'Netlogon (UDP)'), [udp('137-138')], ALL_PAGES],
  ['primary-ad-netlogon-tcp', text('Netlogon over TCP', 'Netlogon (TCP)'), [tcp(139)], ALL_PAGES],
  ['primary-ad-ldap', text('LDAP', 'LDAP'), tcpAndUdp(389), ALL_PAGES],
  ['primary-ad-smb', text('SMB', 'SMB'), tcpAndUdp(445), ALL_PAGES],
  ['primary-ad-ldaps', text('LDAPS', 'LDAPS'), tcpAndUdp(636), NEW_IN_2026],
  [
    'primary-ad-rpc-dynamic',
    text('Dynamic ports of RPC', 'RPC の動的ポート'),
    [tcp('1024-65535')],
    ALL_PAGES,
  ],
  [
    'primary-ad-global-catalog',
    text('Global Catalog', 'グローバルカタログ'),
    [tcp('3268-3269')],
    [{ source: 'aws-ports-2026', note: 'printed “TTCP”' }],
  ],
];

/** The requirements of the primary interface, in the order of the page. */
export const PRIMARY_INTERFACE: readonly Requirement[] = [
  {
    ...PRIMARY,
    id: 'primary-internet',
    title: text('Internet from the WorkSpace', 'WorkSpace からのインターネット接続'),
    transports: [tcp(80, 443)],
    destination: { kind: 'any' },
    need: {
      kind: 'if',
      condition: text(
        'Users may reach the internet from the WorkSpace.',
        'WorkSpace からインターネットへの接続を許可する場合。',
      ),
    },
    sources: ALL_PAGES,
    note: text(
      'Outbound to anywhere, inbound from the VPC of the WorkSpaces; add it to the security group by hand.',
      'アウトバウンドは全宛先、インバウンドは WorkSpaces の VPC から。セキュリティグループには手動で追加する。',
    ),
  },
  ...DIRECTORY_PORTS.map(
    ([id, title, transports, sources]): Requirement => ({
      ...PRIMARY,
      id,
      title,
      transports,
      destination: {
        kind: 'private',
        what: text(
          'between the VPC of the WorkSpaces and the directory’s controllers',
          'WorkSpaces の VPC とディレクトリコントローラーの間',
        ),
      },
      sources,
    }),
  ),
];
