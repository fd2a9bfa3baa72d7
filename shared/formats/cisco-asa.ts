// Cisco ASA: object groups for access lists. The group that an access list names is never empty while they change.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { formatAddress, formatPrefixes } from '../prefix/format.ts';
import { FAMILIES, type Family, WIDTH } from '../prefix/prefix.ts';
import { brokenFile } from './broken-file.ts';
import type { Format, ReadBack } from './format.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';

/**
 * Access lists name `<name>-4` and `<name>-6`, each of which holds one group: `…-now`. What an ASA has is not known
 * here, and a group in use cannot be emptied, so the new prefixes come in as `…-new`, take the place of `…-now` and,
 * once that is deleted, are written there. `no …` of what is not there fails without effect, at the first time.
 * Families are apart because older releases do not nest groups with IPv6.
 */
export const ciscoAsa: Format = {
  id: 'cisco-asa',
  file: () => 'cisco-asa.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Cisco ASA: object-group network, merged into the running configuration'],
  limits: [],
  isAllowRule: true,
  source: 'Cisco ASA Firewall CLI Configuration Guide: Objects for Access Control',
  render: (allowlist) =>
    formatLines(
      FAMILIES.filter((family) => allowlist.prefixes[family].length > 0).flatMap(linesOf(allowlist)),
    ),
  read: (bytes) => readGroups(readLines(bytes, 'Cisco ASA object groups')),
};

function linesOf(allowlist: Allowlist): (family: Family) => readonly string[] {
  return (family) => {
    const name = objectName(allowlist, family);
    const members = formatPrefixes(allowlist.prefixes[family]).map(memberOf);
    const fill = (group: string) => [`object-group network ${group}`, ...members];
    const replace = (old: string, by: string) => [
      `object-group network ${name}`,
      ` group-object ${by}`,
      ` no group-object ${old}`,
      `no object-group network ${old}`,
    ];
    const [now, next] = [`${name}-now`, `${name}-new`];
    return [...fill(next), ...replace(now, next), ...fill(now), ...replace(next, now)];
  };
}

function memberOf(cidr: string): string {
  if (cidr.includes(':')) return ` network-object ${cidr}`;
  const slash = cidr.indexOf('/');
  const [address, length] = [cidr.slice(0, slash), Number(cidr.slice(slash + 1))];
  if (length === WIDTH.ipv4) return ` network-object host ${address}`;
  return ` network-object ${address} ${MASKS[length]}`;
}

/** The mask of each length: that of `/24` is 255.255.255.0. */
const MASKS: readonly string[] = Array.from({ length: WIDTH.ipv4 + 1 }, (_, length) =>
  formatAddress('ipv4', ((1n << BigInt(length)) - 1n) << BigInt(WIDTH.ipv4 - length)),
);

/** Reads the groups that stay. */
function readGroups(lines: readonly string[]): ReadBack {
  const groups = new Map<string, string[]>();
  let members: string[] = [];
  for (const line of lines) {
    const group = /^object-group network (\S+)$/.exec(line)?.[1];
    const gone = /^no object-group network (\S+)$/.exec(line)?.[1];
    if (group !== undefined) {
      members = groups.get(group) ?? [];
      groups.set(group, members);
    } else if (gone !== undefined) groups.delete(gone);
    else members.push(line);
  }
  const kept = [...groups].flatMap(([group, lines]) => (group.endsWith('-now') ? lines : []));
  return { prefixes: kept.map(prefixOf), domains: [] };
}

function prefixOf(line: string): string {
  const [, first = '', second] = /^ network-object (\S+)(?: (\S+))?$/.exec(line) ?? [];
  const length = second === undefined ? -1 : MASKS.indexOf(second);
  const host = first === 'host' ? `${second}/${WIDTH.ipv4}` : `${first}/${length}`;
  const cidr = second === undefined ? first : host;
  if (memberOf(cidr) === line) return cidr;
  throw brokenFile('cisco-asa', line, 'an address and its mask');
}
