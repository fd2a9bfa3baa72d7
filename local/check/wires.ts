// Where a check's packets go: to the very addresses, unless servers of one's own stand in for the world.
import { readFileSync } from 'node:fs';
import type { MachineFacts } from '../../shared/check/sight.ts';
import { RangewatchError } from '../../shared/error.ts';
import { isRecord } from '../../shared/feed/json.ts';
import type { Protocol } from '../../shared/requirements/requirement.ts';

/** A place to connect to. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** The ways out of this machine. */
export interface Wires {
  /** `address:port` each; undefined for those of the system. */
  readonly dnsServers: readonly string[] | undefined;
  readonly placeOf: (host: string, port: number, protocol?: Protocol) => Place;
  /** What the machine is taken to have, whatever it has. */
  readonly machine?: Partial<Pick<MachineFacts, 'hasIpv4' | 'hasIpv6'>>;
}

/** The world as it is. */
export const REAL_WIRES: Wires = {
  dnsServers: undefined,
  placeOf: (host, port) => ({ host, port }),
};

/**
 * Wires to servers that play the world, of a JSON file: `{"dns": ["127.0.0.1:5300"], "places": {"18.178.102.247:4172":
 * "127.0.0.1:40001", "*:443": "127.0.0.1:40002"}}`; for UDP `udp` in place of `places`. A place that is not named is reached as it is.
 */
export function stageWires(path: string): Wires {
  const stage: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const { dns, places, udp, machine } = isRecord(stage) ? stage : {};
  if (!Array.isArray(dns) || !isRecord(places)) throw notStage(path);
  return {
    dnsServers: dns.map(String),
    ...(isRecord(machine) ? { machine } : {}),
    placeOf: (host, port, protocol) => {
      const here = protocol === 'udp' && isRecord(udp) ? udp : places;
      const other = here[`${host}:${port}`] ?? here[`*:${port}`];
      if (typeof other !== 'string') return { host, port };
      const colon = other.lastIndexOf(':');
      return { host: other.slice(0, colon), port: Number(other.slice(colon + 1)) };
    },
  };
}

function notStage(path: string): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: 'something else',
    expected: 'JSON with dns and places',
    where: `--stage ${path}`,
  });
}
