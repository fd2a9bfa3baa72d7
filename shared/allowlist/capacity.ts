// Capacity: how much of what a consumer takes at once a list needs, known before a firewall finds out.
import type { Family } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';

/** What a consumer takes at most. */
export interface Capacity {
  readonly consumer: string;
  /** Prefixes and names. */
  readonly entries: number;
  /** Whether each family has a list, and a limit, of its own, or both are counted together. */
  readonly counts: 'each-family' | 'together';
  /** Whether it needs each entry once for each protocol and range of ports. */
  readonly isPerRule?: true;
}

/**
 * Consumers whose limits are known. Palo Alto: most models, PAN-OS 7.1's page; FortiGate: one file, before 7.4.4; a prefix list's
 * default quota; a security group's default of rules, of which one has one protocol and one range of ports; Cisco's connector for lists by URL.
 */
export const KNOWN_CAPACITIES = {
  'palo-alto': { consumer: 'Palo Alto EDL', entries: 50_000, counts: 'together' },
  fortigate: { consumer: 'FortiGate threat feed', entries: 131_072, counts: 'together' },
  'cisco-csdac': { consumer: 'Cisco CSDAC', entries: 10_000, counts: 'each-family' },
  'prefix-list': { consumer: 'AWS prefix list', entries: 1_000, counts: 'each-family' },
  'security-group': { consumer: 'AWS security group', entries: 60, counts: 'each-family', isPerRule: true },
} as const satisfies Record<string, Capacity>;

/** The name of a known consumer. */
export type KnownCapacity = keyof typeof KNOWN_CAPACITIES;

/** How many entries a list has. */
export interface Size {
  readonly prefixes: Readonly<Record<Family, number>>;
  readonly domains: number;
}

/** What is left of a capacity; `free` is negative where the list does not fit. */
export interface Headroom {
  readonly consumer: string;
  readonly limit: number;
  readonly used: number;
  readonly free: number;
}

/** Measures a list against the capacities that the configuration names for it. */
export function headroomOf(
  size: Size,
  ports: readonly Transport[],
  capacities: readonly Capacity[],
): readonly Headroom[] {
  const rules = ports.reduce((sum, transport) => sum + transport.ports.length, 0);
  return capacities.map(({ consumer, entries, counts, isPerRule }) => {
    const { ipv4, ipv6 } = size.prefixes;
    const listed = (counts === 'together' ? ipv4 + ipv6 : Math.max(ipv4, ipv6)) + size.domains;
    const used = isPerRule === true ? listed * rules : listed;
    return { consumer, limit: entries, used, free: entries - used };
  });
}

/** The share of a limit from which people are warned, in percent. */
const WARN_FROM = 90;

/** How full a capacity is, in the steps that people are told of. */
export type Fullness = 'fits' | 'nearly-full' | 'does-not-fit';

/** The step at which a list stands. */
export function fullnessOf({ limit, used }: Headroom): Fullness {
  if (used > limit) return 'does-not-fit';
  return used * 100 >= limit * WARN_FROM ? 'nearly-full' : 'fits';
}
