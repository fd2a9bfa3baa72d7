// Space that no allowlist may ever open: reserved, private, multicast and undefined addresses, and prefixes that are
// wider than AWS has ever had reason to publish.
import { parsePrefix } from './parse.ts';
import type { Family, Prefix } from './prefix.ts';
import { aggregate, contains, meets } from './set.ts';

/**
 * IPv4: RFC 6890 (IANA's special-purpose registry), multicast (RFC 5771), class E (RFC 1112, section 4).
 * IPv6: everything outside 2000::/3 (RFC 4291, section 2.4), and the special blocks inside it: RFC 6890, documentation
 * (RFC 3849, RFC 9637), 6to4 (RFC 3056).
 */
const RESERVED_BLOCKS = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '4000::/2',
  '8000::/1',
];

const RESERVED: readonly Prefix[] = aggregate(RESERVED_BLOCKS.map(parsePrefix));

/** Whether a prefix shares an address with reserved space. */
function isReserved(prefix: Prefix): boolean {
  return meets(RESERVED, prefix);
}

/** Whether all of a prefix is reserved space: nothing of it is anybody's on the internet. */
export function isWhollyReserved(prefix: Prefix): boolean {
  return contains(RESERVED, prefix);
}

/** Whether a prefix is wider than any that is published, whatever its service. */
export function isTooWide({ family, length }: Prefix): boolean {
  return length < WIDEST[family];
}

/** The shortest prefix lengths that are published. The whole feed holds IPv4 /11 to /32 and IPv6 /28 to /128. */
const WIDEST: Readonly<Record<Family, number>> = { ipv4: 10, ipv6: 28 };

/** The same for `WORKSPACES_GATEWAYS`, where the feed holds IPv4 /21 to /24 and IPv6 /39 to /48. */
const WIDEST_GATEWAY: Readonly<Record<Family, number>> = { ipv4: 20, ipv6: 36 };

/** What is never published, as plain data: it decides on lists as the catalogue does. */
export const NEVER_PUBLISHED = { RESERVED_BLOCKS, WIDEST, WIDEST_GATEWAY };

/** Why a prefix may not be published. No approval lifts either. */
export type Unpublishable = 'reserved' | 'too-wide';

/** The reason why a prefix of this service may not be published, or undefined when it may. */
export function unpublishable(prefix: Prefix, service: string): Unpublishable | undefined {
  if (isReserved(prefix)) return 'reserved';
  const widest = service === 'WORKSPACES_GATEWAYS' ? WIDEST_GATEWAY : WIDEST;
  return prefix.length < widest[prefix.family] ? 'too-wide' : undefined;
}
