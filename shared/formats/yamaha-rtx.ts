// Yamaha RTX: static IP filters with ports, in a block of numbers of their own. The routers take few filters, and are
// common where nothing larger fits: only narrow lists are written.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { AllowlistName } from '../allowlist/allowlists.ts';
import type { Tools } from '../ports.ts';
import { formatPrefix } from '../prefix/format.ts';
import type { Family } from '../prefix/prefix.ts';
import { brokenFile } from './broken-file.ts';
import type { Format, ReadBack } from './format.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { prefixesOf } from './prefix-lines.ts';
import { readTransport } from './transports.ts';

/** Where the numbers begin, unless a team chooses another number. */
export const FIRST_NUMBER = 10_000_000;

/** Prefixes of one list. Each takes a number for each protocol. */
export const MAX_PREFIXES = 64;

/** Numbers of one list of one Region. IPv4 and IPv6 filters are numbered apart on the router. */
export const BLOCK = 2 * MAX_PREFIXES;

/** Ports that one filter takes. */
const MAX_PORTS = 10;

/** The place of each narrow list among the blocks of its Region. Never changed, so that numbers never move. */
const PLACE: Readonly<Partial<Record<AllowlistName, number>>> = {
  streaming: 0,
  'streaming-pcoip': 1,
  'streaming-dcv': 2,
  'streaming-accelerator': 3,
  'health-check': 4,
};

/** Blocks that each Region has, with room for more lists. */
const PLACES = 8;

/** Regions have one of so many places. */
const SLOTS = 4_096;

/** The largest number at which all of them may begin: a router's numbers stay below 21,474,836. */
export const LAST_FIRST_NUMBER = 21_474_835 - SLOTS * PLACES * BLOCK;

const FILTER = /^(ip|ipv6) filter (\d+) pass \* (\S+) (tcp|udp) \* (\S+)$/;

/** First every number of the block is removed, then each prefix gets one filter for each protocol. */
export const yamahaRtx: Format = {
  id: 'yamaha-rtx',
  file: (part) => `yamaha-rtx-${part}.txt`,
  mediaType: 'text/plain; charset=us-ascii',
  families: 'split',
  carries: ['prefixes', 'ports'],
  consumers: ['Yamaha RTX: ip filter and ipv6 filter, to be bound to an interface'],
  limits: [{ consumer: 'the block of filter numbers of Yamaha RTX', entries: MAX_PREFIXES, isHard: true }],
  isAllowRule: true,
  source: 'Yamaha RTX Command Reference: ip filter, ipv6 filter',
  refuses: ({ name, ports }) => {
    if (PLACE[name] === undefined)
      return `the wide list ${name}; a router takes lists of ${MAX_PREFIXES} prefixes`;
    if (ports.length === 0) return 'no ports';
    return ports.some((transport) => transport.ports.length > MAX_PORTS)
      ? `more than ${MAX_PORTS} ports of one protocol`
      : undefined;
  },
  render: (allowlist, _, tools, options) =>
    formatLines(linesOf(allowlist, tools, options?.yamahaFirstNumber ?? FIRST_NUMBER)),
  read: readFilters,
};

/** The first number of a list. A Region's blocks follow from its code alone: a new Region moves no other's. */
export function firstNumberOf(
  { region, name }: Pick<Allowlist, 'region' | 'name'>,
  { hash }: Tools,
  begin: number = FIRST_NUMBER,
): number {
  const slot = Number.parseInt(hash('sha256', new TextEncoder().encode(region)).slice(0, 3), 16);
  return begin + (slot * PLACES + (PLACE[name] ?? PLACES - 1)) * BLOCK;
}

function linesOf(allowlist: Allowlist, tools: Tools, begin: number): readonly string[] {
  const first = firstNumberOf(allowlist, tools, begin);
  const filters = prefixesOf(allowlist)
    .flatMap((prefix) => allowlist.ports.map((transport) => ({ prefix, ...transport })))
    .map(({ prefix, protocol, ports }, index) => {
      const command = commandOf(prefix.family);
      return `${command} ${first + index} pass * ${formatPrefix(prefix)} ${protocol} * ${ports.join(',')}`;
    });
  const commands = [...new Set(prefixesOf(allowlist).map(({ family }) => commandOf(family)))];
  return [
    `# ${objectName(allowlist)}: numbers ${first} to ${first + filters.length - 1} act once they are bound to an interface`,
    ...commands.flatMap((command) => Array.from({ length: BLOCK }, (_, i) => `no ${command} ${first + i}`)),
    ...filters,
  ];
}

function commandOf(family: Family): string {
  return family === 'ipv4' ? 'ip filter' : 'ipv6 filter';
}

function readFilters(bytes: Uint8Array): ReadBack {
  const filters = readLines(bytes, 'Yamaha RTX filters')
    .filter((line) => !line.startsWith('#') && !line.startsWith('no '))
    .map((line) => {
      const [, command, , prefix = '', protocol = '', ports = ''] = FILTER.exec(line) ?? [];
      if (command === undefined) throw brokenFile('yamaha-rtx', line, 'a filter that passes');
      return { prefix, ports: readTransport('yamaha-rtx', protocol, ports.split(',')) };
    });
  const prefixes = [...new Set(filters.map(({ prefix }) => prefix))];
  const of = (wanted: string) => filters.flatMap(({ prefix, ports }) => (prefix === wanted ? [ports] : []));
  const ports = of(prefixes[0] ?? '');
  const strange = prefixes.find((prefix) => JSON.stringify(of(prefix)) !== JSON.stringify(ports));
  if (strange !== undefined) throw brokenFile('yamaha-rtx', strange, 'the same ports for each prefix');
  return { prefixes, domains: [], ports };
}
