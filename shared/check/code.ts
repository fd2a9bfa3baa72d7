// Everything that a check can find, by the name that scripts may match: whose business it is.

/**
 * Who sets it right. `firewall`, `proxy` and `dns` are the teams behind them; `machine`: whoever looks after this one;
 * `aws`: whoever set up the endpoint.
 */
export type Owner = 'dns' | 'firewall' | 'proxy' | 'machine' | 'aws';

/**
 * How much it matters.
 * - `attempt`: as much as the target that was tried, which all clients need, or some.
 * - `needed`: clients cannot work so.
 * - `note`: to be known, and nothing to repair.
 */
export type Weight = 'attempt' | 'needed' | 'note';

interface Kind {
  readonly owner: Owner;
  readonly weight: Weight;
}

/** One row a code; the order is that of the path of a connection, and of what is shown. */
export const CODES = {
  'no-network': { owner: 'machine', weight: 'needed' },
  'no-answer': { owner: 'machine', weight: 'needed' },
  'dns-no-server': { owner: 'dns', weight: 'attempt' },
  'dns-timeout': { owner: 'dns', weight: 'attempt' },
  'dns-refused': { owner: 'dns', weight: 'attempt' },
  'dns-servfail': { owner: 'dns', weight: 'attempt' },
  'dns-nxdomain': { owner: 'dns', weight: 'attempt' },
  'dns-no-address': { owner: 'dns', weight: 'attempt' },
  'dns-sinkhole': { owner: 'dns', weight: 'attempt' },
  'dns-private': { owner: 'dns', weight: 'attempt' },
  'proxy-unresolved': { owner: 'dns', weight: 'needed' },
  'proxy-unreachable': { owner: 'proxy', weight: 'needed' },
  'proxy-silent': { owner: 'proxy', weight: 'attempt' },
  'proxy-other-protocol': { owner: 'proxy', weight: 'attempt' },
  'proxy-credentials': { owner: 'proxy', weight: 'attempt' },
  'proxy-denied': { owner: 'proxy', weight: 'attempt' },
  'proxy-gateway': { owner: 'proxy', weight: 'attempt' },
  'proxy-status': { owner: 'proxy', weight: 'attempt' },
  'proxy-metadata': { owner: 'proxy', weight: 'needed' },
  'tcp-denied': { owner: 'machine', weight: 'attempt' },
  'tcp-unreachable': { owner: 'firewall', weight: 'attempt' },
  'tcp-refused': { owner: 'firewall', weight: 'attempt' },
  'tcp-dropped': { owner: 'firewall', weight: 'attempt' },
  'tcp-other': { owner: 'machine', weight: 'attempt' },
  'tls-closed': { owner: 'firewall', weight: 'attempt' },
  'tls-silent': { owner: 'firewall', weight: 'attempt' },
  'tls-other-protocol': { owner: 'firewall', weight: 'attempt' },
  'tls-other-issuer': { owner: 'firewall', weight: 'attempt' },
  'tls-name-mismatch': { owner: 'dns', weight: 'attempt' },
  'tls-expired': { owner: 'machine', weight: 'attempt' },
  'tls-not-yet-valid': { owner: 'machine', weight: 'attempt' },
  'tls-untrusted': { owner: 'machine', weight: 'attempt' },
  'udp-denied': { owner: 'machine', weight: 'attempt' },
  'udp-rejected': { owner: 'firewall', weight: 'attempt' },
  'privatelink-other-name': { owner: 'aws', weight: 'needed' },
  'privatelink-unresolved': { owner: 'dns', weight: 'needed' },
  'privatelink-public': { owner: 'dns', weight: 'needed' },
  unfinished: { owner: 'machine', weight: 'attempt' },
  'privatelink-network-check': { owner: 'aws', weight: 'note' },
  'privatelink-own-name': { owner: 'aws', weight: 'note' },
  'udp-sent': { owner: 'firewall', weight: 'note' },
  wildcards: { owner: 'firewall', weight: 'note' },
  'other-authority': { owner: 'firewall', weight: 'note' },
  'ipv4-only': { owner: 'machine', weight: 'note' },
} as const satisfies Readonly<Record<string, Kind>>;

/** The name of a finding. */
export type CheckCode = keyof typeof CODES;

/** All of them. */
export const CHECK_CODES = Object.keys(CODES) as readonly CheckCode[];
