// What most requirements have in common, so that each states only what is its own.
import type {
  Citation,
  Client,
  Port,
  ProxySupport,
  Requirement,
  Status,
  Streaming,
  Text,
  Transport,
} from './requirement.ts';

/** A text in both languages. */
export function text(en: string, ja: string): Text {
  return { en, ja };
}

/** Destination ports of TCP. @throws RangeError for a port that cannot be: such a catalogue does not load */
export function tcp(...ports: readonly [Port, ...Port[]]): Transport {
  return { protocol: 'tcp', ports: possible(ports) };
}

/** Destination ports of UDP. @throws RangeError as tcp */
export function udp(...ports: readonly [Port, ...Port[]]): Transport {
  return { protocol: 'udp', ports: possible(ports) };
}

function possible<Ports extends readonly Port[]>(ports: Ports): Ports {
  for (const port of ports) {
    const [first = 0, last = first] = String(port).split('-').map(Number);
    if (!(Number.isInteger(first) && first >= 1 && first <= last && last <= 65_535)) {
      throw new RangeError(`no port: ${port}`);
    }
  }
  return ports;
}

/** The same ports of both. */
export function tcpAndUdp(...ports: readonly [Port, ...Port[]]): readonly Transport[] {
  return [tcp(...ports), udp(...ports)];
}

/** Both streaming protocols. */
export const BOTH_PROTOCOLS: readonly [Streaming, ...Streaming[]] = ['pcoip', 'dcv'];

/** Client applications that are installed. */
export const APPLICATIONS: readonly Client[] = ['windows', 'macos', 'linux', 'ios', 'android', 'chromebook'];

/** Installed client applications, and browsers. */
export const APPLICATIONS_AND_WEB: readonly Client[] = [...APPLICATIONS, 'web'];

/** The page of 2026 and both its forerunners say so. */
export const ALL_PAGES: readonly [Citation, ...Citation[]] = [
  { source: 'aws-ports-2026' },
  { source: 'aws-ports-2022' },
  { source: 'aws-ports-2020' },
];

/** PCoIP-based WorkSpaces Personal are supported until then. */
export const PCOIP_ENDS: Status = {
  kind: 'ends',
  endsOn: '2027-10-31',
  note: text(
    'AWS ends PCoIP on that day; new customers cannot start with it since 2026-07-31.',
    'AWS はこの日で PCoIP のサポートを終了する。2026-07-31 以降、新規のお客様は利用を開始できない。',
  ),
};

/** Whether DCV streaming may go through a proxy. */
export const DCV_PROXY: ProxySupport = {
  kind: 'tcp-only',
  note: text(
    'TCP 4195 may go through an HTTP proxy (Windows client 5.1, macOS client 5.4 or newer, Web Access); AWS advises ' +
      'against it. UDP never does. API calls and streaming must use the same proxy. AWS’s page on the Windows ' +
      'client (2026-08) still says that 4172 and 4195 never pass a proxy.',
    'TCP 4195 は HTTP プロキシを経由できる（Windows クライアント 5.1 以降、macOS クライアント 5.4 以降、Web Access）が、' +
      'AWS は推奨していない。UDP はプロキシを経由できない。API 呼び出しとストリーミングは同じプロキシを通す必要がある。' +
      'なお、Windows クライアントの AWS ページ（2026-08）には、4172 と 4195 はプロキシを経由しないと書かれたままである。',
  ),
};

/** What clients need from their own network. */
export const FROM_CLIENT = {
  direction: 'outbound',
  interface: 'client-network',
  clients: APPLICATIONS_AND_WEB,
  streaming: BOTH_PROTOCOLS,
  need: { kind: 'always' },
  proxy: { kind: 'never' },
  tlsInspection: 'unstated',
  isNeededWithPrivateLink: false,
  status: { kind: 'current' },
} as const satisfies Partial<Requirement>;

/** Names that clients reach over HTTPS, through a proxy if need be. */
export const BY_NAME = {
  ...FROM_CLIENT,
  purpose: 'domains',
  transports: [tcp(443)],
  proxy: { kind: 'possible' },
} as const satisfies Partial<Requirement>;

/** Rules of a WorkSpace's own interfaces, of no concern to clients or proxies. */
export const ON_WORKSPACE = { ...FROM_CLIENT, clients: [] } as const satisfies Partial<Requirement>;
