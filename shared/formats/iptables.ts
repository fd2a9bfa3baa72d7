// iptables: one chain of one family for `iptables-restore --noflush`, with the ports of the list.
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Format, ReadBack } from './format.ts';
import { headingOf } from './heading.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { formatPorts, parsePorts } from './ports.ts';
import { capturesOf, refuseOthers, withoutHeading } from './reading.ts';

const WHERE = 'iptables file';

/** What one multiport match takes; a range counts as two. */
const MAX_PORTS = 15;

const RULE =
  /^-A (ws-[a-z0-9-]+-[46]) -d ([\da-f.:]+\/\d+) -p (tcp|udp) -m multiport --dports ([\d,:]+) -j ACCEPT$/;

/**
 * A chain that accepts the ports of the list to its prefixes. Naming it at the head empties it, and `COMMIT` makes
 * everything after it true at once; other chains stay. It does nothing until a rule of one's own jumps to it.
 */
export const iptables: Format = {
  id: 'iptables',
  file: (part) => `iptables-${part}.rules`,
  mediaType: 'text/plain; charset=us-ascii',
  families: 'split',
  carries: ['prefixes', 'ports'],
  consumers: ['Linux: iptables-restore --noflush and ip6tables-restore --noflush, with a jump to the chain'],
  limits: [],
  isAllowRule: true,
  source: 'iptables-restore(8), iptables-extensions(8): multiport',
  refuses: ({ ports }) =>
    ports.find((transport) => countPorts(transport) > MAX_PORTS) &&
    `more than ${MAX_PORTS} ports of one protocol`,
  render: (allowlist, stamp) =>
    formatLines([
      `# ${headingOf(allowlist, stamp)}`,
      '*filter',
      ...FAMILIES.flatMap((family) =>
        chainLines(
          objectName(allowlist, family),
          formatPrefixes(allowlist.prefixes[family]),
          allowlist.ports,
        ),
      ),
      'COMMIT',
    ]),
  read: readChain,
};

function chainLines(chain: string, cidrs: readonly string[], ports: readonly Transport[]): readonly string[] {
  if (cidrs.length === 0) return [];
  const tails = ports.map(
    (transport) => `-p ${transport.protocol} -m multiport --dports ${formatPorts(transport, ':')} -j ACCEPT`,
  );
  return [
    `:${chain} - [0:0]`,
    ...cidrs.flatMap((cidr) => tails.map((tail) => `-A ${chain} -d ${cidr} ${tail}`)),
  ];
}

function countPorts({ ports }: Transport): number {
  return ports.reduce<number>((sum, port) => sum + (typeof port === 'number' ? 1 : 2), 0);
}

/** One file has one chain; each of its prefixes has all the ports. */
function readChain(bytes: Uint8Array): ReadBack {
  const lines = withoutHeading(readLines(bytes, WHERE), WHERE);
  const rules = lines
    .filter((line) => line.startsWith('-A '))
    .map((line) => {
      const [chain = '', cidr = '', protocol = '', ports = ''] = capturesOf(line, RULE, WHERE);
      return { chain, cidr, ports: `${protocol} ${ports}` };
    });
  // Thousands of rules have the same few ports.
  const texts = [...new Set(rules.map(({ ports }) => ports))];
  const ports = texts.map((text) => {
    const [protocol = '', list = ''] = text.split(' ');
    return parsePorts(protocol, list, ':', WHERE);
  });
  const cidrs = [...new Set(rules.map(({ cidr }) => cidr))];
  refuseOthers(lines, ['*filter', ...chainLines(rules[0]?.chain ?? '', cidrs, ports), 'COMMIT'], WHERE);
  return { prefixes: cidrs, domains: [], ports };
}
