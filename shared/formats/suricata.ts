// Suricata: pass rules for prefixes, names and ports, as AWS Network Firewall takes them.
import type { Transport } from '../requirements/requirement.ts';
import type { Format, ReadBack } from './format.ts';
import { headingOf } from './heading.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { distinctTransports, parsePorts } from './ports.ts';
import { cidrsOf } from './prefix-lines.ts';
import { capturesOf, refuseOthers, unreadable, withoutHeading } from './reading.ts';
import { firstNumber, isNumberable, NUMBERS, type Rules, ruleLines } from './suricata-rules.ts';

const WHERE = 'suricata rules';

const ADDRESS_RULE =
  /^pass (tcp|udp) any any -> \[([\da-f.:/,]+)\] \[([\d,:]+)\] \(msg:"(ws-[a-z0-9-]+)"; sid:(\d+); rev:(\d+);\)$/;
const NAME_RULE =
  /^pass (tls|quic) any any -> any \[([\d,:]+)\] \(msg:"(ws-[a-z0-9-]+)"; .* content:"([a-z0-9._-]+)";.* sid:(\d+); rev:(\d+);\)$/;

/**
 * TCP and UDP to the prefixes, TLS and QUIC to the names, on the ports of the list. A wildcard takes the spelling of AWS
 * Network Firewall's own lists, which matches the apex too; other names match whole. A rule keeps its number (`sid`) as
 * long as its place in the list stays, and `rev` is the release.
 */
export const suricata: Format = {
  id: 'suricata',
  file: () => 'suricata.rules',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes', 'domains', 'ports'],
  consumers: ['AWS Network Firewall', 'Suricata 7'],
  limits: [],
  isAllowRule: true,
  source: 'Suricata User Guide: Rules Format, dotprefix, tls.sni, quic.sni',
  refuses: (allowlist) =>
    isNumberable(allowlist) ? undefined : `more rules than the ${NUMBERS.list} numbers that a list has`,
  render: (allowlist, stamp, { hash }) => {
    const { domains, ports } = allowlist;
    const rules = {
      name: objectName(allowlist),
      first: firstNumber(allowlist, hash),
      revision: stamp.seq ?? 1,
    };
    return formatLines([
      `# ${headingOf(allowlist, stamp)}`,
      ...ruleLines(rules, cidrsOf(allowlist), domains, ports),
    ]);
  },
  read: readRules,
};

function readRules(bytes: Uint8Array): ReadBack {
  const lines = withoutHeading(readLines(bytes, WHERE), WHERE);
  const cidrs = new Set<string>();
  const domains = new Set<string>();
  const ports: Transport[] = [];
  const rules = lines.map((line): Rules => {
    if (/^pass (?:tcp|udp) /.test(line)) {
      const [protocol = '', members = '', text = '', name = '', sid, rev] = capturesOf(
        line,
        ADDRESS_RULE,
        WHERE,
      );
      for (const cidr of members.split(',')) cidrs.add(cidr);
      ports.push(parsePorts(protocol, text, ':', WHERE));
      return { name, first: firstOf(sid), revision: Number(rev) };
    }
    const [by, text = '', name = '', content = '', sid, rev] = capturesOf(line, NAME_RULE, WHERE);
    domains.add(content.startsWith('.') ? `*${content}` : content);
    ports.push(parsePorts(by === 'tls' ? 'tcp' : 'udp', text, ':', WHERE));
    return { name, first: firstOf(sid), revision: Number(rev) };
  });
  const [rule] = rules;
  if (rule === undefined) throw unreadable('no rule', WHERE);
  const distinct = distinctTransports(ports);
  refuseOthers(lines, ruleLines(rule, [...cidrs], [...domains], distinct), WHERE);
  return { prefixes: [...cidrs], domains: [...domains], ports: distinct };
}

function firstOf(sid: string | undefined): number {
  return Math.floor(Number(sid) / NUMBERS.list) * NUMBERS.list;
}
