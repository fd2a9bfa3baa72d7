// Which published rules ask for a destination of a list: by text alone, so that a browser can tell without the catalogue.
import type { Port, Text, Transport } from './requirement.ts';
import type { Rule } from './rule.ts';

/** Entries of the feed under which streaming gateways stand. */
const GATEWAYS = 'WORKSPACES_GATEWAYS ';

/**
 * The rules that ask for a destination of a list, of those in `requirements/<region>.json`.
 * @param list the name of an allowlist
 * @param destination a prefix or a name, as the list has it
 */
export function rulesAsking(list: string, destination: string, rules: readonly Rule[]): readonly Rule[] {
  const asks = destination.includes('/')
    ? (rule: Rule) => asksForAddresses(list, rule)
    : ({ destination: { domains } }: Rule) => domains.includes(destination);
  return rules.filter(
    (rule) => rule.interface === 'client-network' && rule.status.kind !== 'legacy' && asks(rule),
  );
}

function asksForAddresses(
  list: string,
  { purpose, streaming, destination: { feed, prefixes } }: Rule,
): boolean {
  const [, protocol] = /^streaming-(pcoip|dcv)$/.exec(list) ?? [];
  if (feed.some((selector) => selector.startsWith(GATEWAYS))) {
    return list === 'streaming' || streaming.some((each) => each === protocol);
  }
  return feed.length + prefixes.length > 0 && list.replace('streaming-', '') === purpose;
}

/**
 * The ports of a destination, for the rules that ask for it: a prefix has those of its list, as whoever fetches the list
 * opens it; a name those of its own rules, where they document any.
 */
export function portsAsked(
  destination: string,
  asking: readonly Rule[],
  listPorts: readonly Transport[],
): readonly Transport[] {
  const own = destination.includes('/') ? [] : portsOfRules(asking);
  return own.length > 0 ? own : listPorts;
}

/** The ports of some rules together: one row a protocol, each port once, ascending. */
export function portsOfRules(rules: readonly Rule[]): readonly Transport[] {
  return merged(rules.flatMap(({ transports }) => transports));
}

function merged(transports: readonly Transport[]): readonly Transport[] {
  return (['tcp', 'udp'] as const).flatMap((protocol): readonly Transport[] => {
    const all = transports.flatMap((each) => (each.protocol === protocol ? each.ports : []));
    const [first, ...rest] = [...new Set(all)].sort((a, b) => firstOf(a) - firstOf(b));
    return first === undefined ? [] : [{ protocol, ports: [first, ...rest] }];
  });
}

function firstOf(port: Port): number {
  return Number(String(port).split('-')[0]);
}

/** Why rules ask for something, in the words of their titles; the other text where there are none. */
export function reasonAsked(asking: readonly Rule[], otherwise: string): Text {
  const titles = (language: keyof Text, separator: string) =>
    [...new Set(asking.map(({ title }) => title[language]))].join(separator) || otherwise;
  return { en: titles('en', '; '), ja: titles('ja', '、') };
}
