// Asking DNS for a name, by the servers that the system names, so that each way to fail shows itself.
import { Resolver } from 'node:dns/promises';
import type { Lookup } from '../../shared/check/sight.ts';
import { type Clock, DNS_ALL_MS, DNS_MS, DNS_TRIES } from './limits.ts';
import type { Wires } from './wires.ts';

/** Looks names up. */
export interface Names {
  readonly lookUp: (name: string) => Promise<Lookup>;
  /** The servers that are asked, as addresses. */
  readonly servers: readonly string[];
}

/** Codes of c-ares, as Node gives them; another answer that cannot be used counts as a server's failure. */
const KINDS: Readonly<Record<string, Exclude<Lookup['kind'], 'addresses'>>> = {
  ENOTFOUND: 'nxdomain',
  ENODATA: 'no-address',
  EREFUSED: 'refused',
  ETIMEOUT: 'timeout',
  ECONNREFUSED: 'no-server',
  ECANCELLED: 'timeout',
};

/** Opens a resolver. Each name is asked for once, however many ports of it are tried. */
export function openNames({ dnsServers }: Wires, clock: Clock): Names {
  const known = new Map<string, Promise<Lookup>>();
  const lookUp = async (name: string): Promise<Lookup> => {
    if (clock.isOver()) return { kind: 'unfinished' };
    const resolver = newResolver(dnsServers);
    // With several silent servers the tries of each would add up.
    const end = setTimeout(() => resolver.cancel(), clock.within(DNS_ALL_MS));
    try {
      const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
      const found = [ipv4, ipv6].map((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (found.flat().length > 0) return { kind: 'addresses', ipv4: found[0] ?? [], ipv6: found[1] ?? [] };
      // Cut off by the end of all the time, nobody can be said to have been silent.
      if (clock.isOver()) return { kind: 'unfinished' };
      return { kind: kindOf(ipv4.status === 'rejected' ? ipv4.reason : undefined) };
    } finally {
      clearTimeout(end);
    }
  };
  return {
    servers: newResolver(dnsServers).getServers(),
    lookUp: (name) => {
      const asked = known.get(name) ?? lookUp(name);
      known.set(name, asked);
      return asked;
    },
  };
}

/** One a name: cancelling ends every query of a resolver. */
function newResolver(servers: readonly string[] | undefined): Resolver {
  const resolver = new Resolver({ timeout: DNS_MS, tries: DNS_TRIES });
  if (servers !== undefined) resolver.setServers(servers);
  return resolver;
}

function kindOf(error: unknown): Exclude<Lookup['kind'], 'addresses'> {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? 'ENODATA';
  return KINDS[code] ?? 'servfail';
}
