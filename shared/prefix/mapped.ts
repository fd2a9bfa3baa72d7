// IPv4 inside IPv6: what a socket of both families shows of an IPv4 address.
import type { Prefix } from './prefix.ts';

/** ::ffff:0:0/96 (RFC 4291, section 2.5.5.2). */
const MAPPED = { first: 0xffffn << 32n, length: 96 } as const;

/** The IPv4 prefix that an IPv4-mapped IPv6 prefix stands for; any other prefix as it is. */
export function unmapped(prefix: Prefix): Prefix {
  const { family, first, length } = prefix;
  const isMapped = family === 'ipv6' && length >= MAPPED.length && first >> 32n === MAPPED.first >> 32n;
  return isMapped ? { family: 'ipv4', first: first - MAPPED.first, length: length - MAPPED.length } : prefix;
}
