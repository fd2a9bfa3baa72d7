// Which published rules ask for a destination of a list: by text alone, so that a browser can tell without the catalogue.
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
