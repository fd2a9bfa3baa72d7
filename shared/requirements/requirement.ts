// What a requirement is: one thing that WorkSpaces needs, to where, on which ports, for whom, and who says so.
import type { RegionCode } from './regions.ts';
import type { SourceId } from './sources.ts';

/** A text in both languages of the project. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** Transport protocols as firewalls name them in lower case. */
export type Protocol = 'tcp' | 'udp';

/** One destination port, 1 to 65,535, or a range of them, first and last included. */
export type Port = number | `${number}-${number}`;

/** Destination ports of one protocol, ascending. */
export interface Transport {
  readonly protocol: Protocol;
  readonly ports: readonly [Port, ...Port[]];
}

/** Which entries a requirement takes. `HOME` is the Region of the WorkSpaces, `GLOBAL` a Region of the feed. */
export interface Selector {
  readonly service: string;
  readonly region: 'HOME' | 'GLOBAL' | RegionCode;
}

/** Streaming protocols of WorkSpaces. */
export type Streaming = 'pcoip' | 'dcv';

/** Client applications and devices. */
export type Client =
  | 'windows'
  | 'macos'
  | 'linux'
  | 'ios'
  | 'android'
  | 'chromebook'
  | 'web'
  | 'zero-client'
  | 'thin-client';

/** What a directory or a WorkSpace may use, and then needs more or other rules for. */
export type Option = 'saml' | 'smart-card' | 'fips' | 'privatelink' | 'pools' | 'ipv6' | 'global-accelerator';

/** On whose network interface a rule is set. */
export type NetworkInterface =
  | 'client-network'
  | 'workspace-management'
  | 'workspace-primary'
  | 'pools-management'
  | 'pools-customer'
  | 'vpc-endpoint';

/** What a requirement is for: one file of the catalogue each. */
export type Purpose =
  | 'client'
  | 'streaming'
  | 'accelerator'
  | 'health-check'
  | 'web'
  | 'domains'
  | 'name-resolution'
  | 'privatelink'
  | 'management-interface'
  | 'primary-interface'
  | 'pools'
  | 'mail'
  | 'history';

/** Documented prefixes of each Region: canonical CIDR texts, in the order of the source. */
export type RangesPerRegion = Readonly<Partial<Record<RegionCode, readonly string[]>>>;

/**
 * A name that must be reached. `{region}` stands for the Region, `{directory}` for the directory (`d-…` or its alias).
 * Exact unless AWS documents a wildcard, which is then `*.` in front.
 */
export interface DomainName {
  readonly name: string;
  /** Where the source lists it; everywhere if missing. A template is never written out for another Region. */
  readonly regions?: readonly RegionCode[];
  /** Needed only with this option. */
  readonly option?: Option;
  /** Reaches IPv6 as well; such names are needed with the option `ipv6` only. */
  readonly isDualStack?: boolean;
  /** True where no document names it for the Region and it is derived from a template. */
  readonly isDerived?: boolean;
  readonly note?: Text;
}

/**
 * Where a requirement leads.
 * - `selectors`: entries of the feed; `inChina` replaces them in the Regions of China. `domains`: the same by name.
 * - `gateways`: `WORKSPACES_GATEWAYS` of HOME, which mixes both protocols and is split by the documented ranges, and
 *   the documented ranges that it lacks.
 * - `documented`: addresses and names that only a document gives; an address is published only where the feed's
 *   entries of `within` cover it.
 * - `domains`: names only.
 * - `private`: addresses inside the customer's or AWS's private networks; `ranges` where they are known.
 * - `fixed`: link-local, loopback and single addresses that are the same everywhere.
 * - `customer`: what only the customer knows, such as DNS servers.
 * - `any`: anywhere.
 */
export type Destination =
  | {
      readonly kind: 'selectors';
      readonly selectors: readonly Selector[];
      readonly inChina?: readonly Selector[];
      readonly domains?: readonly DomainName[];
    }
  | { readonly kind: 'gateways'; readonly streaming: Streaming }
  | {
      readonly kind: 'documented';
      readonly ranges: RangesPerRegion;
      readonly within: Selector;
      readonly domains: readonly DomainName[];
      /** Entries of the feed that are needed whole beside the documented ranges, in one family only. */
      readonly alsoIpv6?: Selector;
    }
  | { readonly kind: 'domains'; readonly domains: readonly [DomainName, ...DomainName[]] }
  | {
      readonly kind: 'private';
      readonly what: Text;
      readonly ranges?: RangesPerRegion | readonly string[];
      /** Those of `ranges` that only DCV uses. */
      readonly dcvOnly?: readonly string[];
      /** In place of `ranges` where customers bring their own Windows licences (BYOL). */
      readonly byolRanges?: readonly string[];
    }
  | { readonly kind: 'fixed'; readonly prefixes: readonly [string, ...string[]]; readonly what?: Text }
  | { readonly kind: 'customer'; readonly what: Text }
  | { readonly kind: 'any' };

/** When a rule is needed; `always` for the clients and protocols that it applies to. */
export type Need =
  | { readonly kind: 'always' }
  | { readonly kind: 'if'; readonly condition: Text; readonly option?: Option };

/**
 * Whether the traffic may go through an HTTP proxy. Clients can answer no proxy's password prompt in any case.
 * `tcp-only`: TCP may, UDP never. `browser`: as the browser is set.
 */
export type ProxySupport =
  | { readonly kind: 'possible' }
  | { readonly kind: 'tcp-only'; readonly note: Text }
  | { readonly kind: 'browser' }
  | { readonly kind: 'never' };

/** Whether a rule still holds. Dates are `YYYY-MM-DD` or `YYYY-MM`. */
export type Status =
  | { readonly kind: 'current' }
  /** Holds until AWS ends it. */
  | { readonly kind: 'ends'; readonly endsOn: string; readonly note: Text }
  /** Needed by old clients or shown in old places only. */
  | { readonly kind: 'legacy'; readonly note: Text }
  /** Held once; kept so that old lists can be explained. */
  | { readonly kind: 'history'; readonly endedOn: string; readonly note: Text };

/** A source, and what it says when it does not say all of it. */
export interface Citation {
  readonly source: SourceId;
  readonly note?: string;
}

/** One thing that WorkSpaces needs. At least one source stands behind each. */
export interface Requirement {
  readonly id: string;
  readonly purpose: Purpose;
  /** The row of AWS's page, in its words: a category of names, a kind of server. */
  readonly category: Text;
  readonly title: Text;
  readonly direction: 'outbound' | 'inbound' | 'both';
  readonly interface: NetworkInterface;
  readonly transports: readonly Transport[];
  readonly destination: Destination;
  /** Clients that need it; none for rules of a WorkSpace's own interfaces. */
  readonly clients: readonly Client[];
  /** Streaming protocols with which it is needed. */
  readonly streaming: readonly [Streaming, ...Streaming[]];
  readonly need: Need;
  readonly proxy: ProxySupport;
  /** `forbidden`: TLS inspection breaks it; `unstated`: AWS does not say. */
  readonly tlsInspection: 'forbidden' | 'unstated';
  /** Still goes to the internet when streaming goes through PrivateLink. */
  readonly isNeededWithPrivateLink: boolean;
  readonly status: Status;
  readonly sources: readonly [Citation, ...Citation[]];
  /** What a network team should know besides. */
  readonly note?: Text;
}
