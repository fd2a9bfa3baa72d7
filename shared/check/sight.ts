// What a check saw of a network: plain facts, from which every finding is a function.
import type { Target } from './target.ts';

/** Everything that was seen. */
export interface CheckSight {
  readonly machine: MachineFacts;
  readonly attempts: readonly Attempt[];
  /** Undefined where no proxy was named. */
  readonly proxy: ProxyFacts | undefined;
}

/** The machine that the check runs on. Only addresses that reach beyond it and its cable count. */
export interface MachineFacts {
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  /** Whether there is a route to the internet. Where a proxy carries everything there need be none. */
  readonly hasRoute: boolean;
  /** DNS servers as the system names them: addresses. */
  readonly dnsServers: readonly string[];
}

/** One address of one target, or the target itself where no address was found or the proxy looks for one. */
export interface Attempt {
  readonly target: Target;
  readonly address: string | null;
  /** Null where the host is an address, or the proxy resolves it. */
  readonly lookup: Lookup | null;
  /** Null where there was no address to try. */
  readonly result: Result | null;
}

/** How a name was answered by DNS. */
export type Lookup =
  | { readonly kind: 'addresses'; readonly ipv4: readonly string[]; readonly ipv6: readonly string[] }
  | {
      readonly kind:
        | 'nxdomain'
        | 'servfail'
        | 'refused'
        | 'timeout'
        | 'no-server'
        | 'no-address'
        | 'unfinished';
    };

/** How an attempt ended: at its first step that failed, or at its end. `why` is what the system said of it. */
export type Result =
  | { readonly kind: 'open' | 'sent' | 'unfinished' }
  | { readonly kind: 'certificate'; readonly certificate: CertificateFacts }
  | Failed
  | { readonly kind: 'no-handshake'; readonly how: 'closed' | 'silent' | 'other-protocol' }
  | { readonly kind: 'no-tunnel'; readonly how: 'silent' | 'other-protocol' }
  | { readonly kind: 'no-tunnel'; readonly how: 'status'; readonly status: number; readonly schemes: string };

/**
 * No connection, or no datagram.
 * - `refused`: somebody says no: a RST, or ICMP port unreachable. `dropped`: nobody says anything.
 * - `unreachable`: ICMP says that there is no way, or this machine has no route. `denied`: this machine itself forbids it.
 */
export interface Failed {
  readonly kind: 'failed';
  readonly how: 'refused' | 'dropped' | 'unreachable' | 'denied' | 'other';
  readonly why: string;
}

/** What a server showed of itself. */
export interface CertificateFacts {
  /** Of the issuer's name; null where it has none. */
  readonly issuerOrganization: string | null;
  readonly issuerName: string | null;
  /** Whether the chain ends in what this machine trusts, its dates aside. */
  readonly isTrusted: boolean;
  /** Whether it ends in a root that is trusted publicly: nobody can inspect with one of these. */
  readonly isPublic: boolean;
  readonly isForName: boolean;
  readonly period: 'now' | 'past' | 'future';
}

/** The proxy itself. */
export interface ProxyFacts {
  /** `host:port`. */
  readonly place: string;
  /** Null where its host is an address. */
  readonly lookup: Lookup | null;
  /** Null where it has no address. */
  readonly connection: Result | null;
  /** The status with which it answered a request for the metadata service of EC2; null where it did not answer. */
  readonly metadataStatus: number | null;
}
