// The rules that a finding asks for, as a firewall change request writes them.
import { type FeedVersion, type RequestRow, requestOfLists } from '../request/request.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Rule } from '../requirements/rule.ts';
import type { CheckFinding } from './finding.ts';
import { isAddress } from './is-address.ts';
import { ENDPOINT_TRANSPORTS } from './privatelink.ts';

/** Findings of these owners end with a rule; what DNS, the machine or AWS's settings lack is no rule. */
const WITH_RULES: ReadonlySet<string> = new Set(['firewall', 'proxy']);

/** What rows are made of. */
export interface RowSource {
  readonly region: string;
  readonly rules: readonly Rule[];
  /** The feed that bears out addresses; null where none was given: then no row has an address. */
  readonly version: FeedVersion | null;
}

/** The rows of a finding, one a destination and protocol; none where it is not a matter of a rule. */
export function rowsOf(
  { state, owner, code, destinations, requirements }: CheckFinding,
  { region, rules, version }: RowSource,
): readonly RequestRow[] {
  if (state === 'note' || !WITH_RULES.has(owner) || code === 'proxy-metadata') return [];
  const hosts = [...new Set(destinations.filter(({ port }) => port !== null).map(({ host }) => host))];
  if (hosts.length === 0) return [];
  const own = rules.filter(({ requirement }) => requirements.includes(requirement));
  const list = listOf(own);
  const addresses = hosts.filter(isAddress);
  return requestOfLists(
    [
      {
        region,
        allowlist: list,
        ports: list === 'privatelink' ? ENDPOINT_TRANSPORTS : portsOf(own),
        syncToken: version?.syncToken ?? '',
        createDate: version?.createDate ?? '',
        prefixes: { ipv4: addresses.map((address) => `${address}/32`), ipv6: [] },
        domains: hosts.filter((host) => !isAddress(host)),
      },
    ],
    list === 'privatelink' ? own.map((rule) => naming(rule, hosts)) : own,
  ).rows;
}

function listOf(rules: readonly Rule[]): string {
  const [first] = rules;
  return first?.purpose ?? 'domains';
}

function portsOf(rules: readonly Rule[]): readonly Transport[] {
  return rules[0]?.transports ?? [];
}

/** The endpoint's name is one of a wildcard's: its rule is told of it. */
function naming(rule: Rule, names: readonly string[]): Rule {
  return { ...rule, destination: { ...rule.destination, domains: names } };
}
