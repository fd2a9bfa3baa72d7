// Yamaha RTX, the console's commands: `ip filter N pass SRC DST PROTO SPORT DPORT`, `no ip filter N`, `#` begins a comment.
// A number is 1 to 21,474,835; a list of ports has at most ten. It runs them on a router that has old filters.
import { distinct, type Found, strictLines, strictPort, strictPrefix } from './found.ts';

const FILTER = /^(ipv6|ip) filter (\d+) (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$/;

/** One filter as the router has it. */
export interface Filter {
  readonly number: number;
  readonly prefix: string;
  readonly protocol: string;
  readonly ports: readonly string[];
}

/** The filters of a router after the commands, and the numbers that they removed. */
export function run(bytes: Uint8Array): {
  readonly filters: readonly Filter[];
  readonly removed: readonly number[];
} {
  const filters = new Map<number, Filter>();
  const removed: number[] = [];
  const commands = new Set<string>();
  for (const line of strictLines(bytes).filter((text) => !text.startsWith('#'))) {
    const [, no, number] = /^no (ipv6|ip) filter ([1-9]\d*)$/.exec(line) ?? [];
    if (no !== undefined) {
      if (filters.size > 0) throw new Error('a number is removed after a filter was set');
      removed.push(Number(number));
      commands.add(no);
      continue;
    }
    const filter = filterOf(line);
    if (filters.has(filter.number)) throw new Error(`number ${filter.number} twice`);
    filters.set(filter.number, filter);
    commands.add(filter.prefix.includes(':') ? 'ipv6' : 'ip');
  }
  if (commands.size !== 1) throw new Error('both families');
  return { filters: [...filters.values()], removed };
}

function filterOf(line: string): Filter {
  const [, command, digits = '', action, source, prefix = '', protocol = '', from, ports = ''] =
    FILTER.exec(line) ?? [];
  const number = Number(digits);
  if (command === undefined || digits.startsWith('0') || number >= 21_474_836)
    throw new Error(`a line: ${line}`);
  if (action !== 'pass' || source !== '*' || from !== '*') throw new Error(`not from anywhere: ${line}`);
  if (protocol !== 'tcp' && protocol !== 'udp') throw new Error(`a protocol: ${line}`);
  if ((command === 'ipv6') !== prefix.includes(':')) throw new Error(`the other family: ${line}`);
  const list = distinct(ports.split(',').map(strictPort));
  if (list.length > 10) throw new Error(`more than ten ports: ${line}`);
  return { number, prefix: strictPrefix(prefix), protocol, ports: list };
}

export function read(bytes: Uint8Array): Found {
  const { filters } = run(bytes);
  const prefixes = [...new Set(filters.map(({ prefix }) => prefix))];
  const portsOf = (of: string) =>
    filters.flatMap(({ prefix, protocol, ports }) =>
      prefix === of ? ports.map((port) => `${protocol} ${port}`) : [],
    );
  const [ports = '', ...others] = [...new Set(prefixes.map((prefix) => portsOf(prefix).join()))];
  if (others.length > 0) throw new Error('prefixes with different ports');
  return { prefixes, domains: [], ports: ports.split(',') };
}
