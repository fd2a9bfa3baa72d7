// ipset: a file for `ipset restore` that builds new sets beside the old ones and swaps them last.
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES, type Family } from '../prefix/prefix.ts';
import type { Format, ReadBack } from './format.ts';
import { headingOf } from './heading.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { capturesOf, refuseOthers, withoutHeading } from './reading.ts';

const WHERE = 'ipset file';

/** Members that a set is made for; ipset's own default, written out since the two sets that are swapped must agree. */
const MAX_ELEMENTS = 65_536;

const FAMILY: Readonly<Record<Family, string>> = { ipv4: 'inet', ipv6: 'inet6' };

/**
 * Lines before an error stay applied, so the sets in use are touched last: each is made if need be, then `-new` is made,
 * emptied of what a failed run left, filled, and only when both families are complete are they swapped.
 */
export const ipset: Format = {
  id: 'ipset',
  file: () => 'ipset.restore',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Linux: ipset restore, with iptables rules that name the sets'],
  limits: [{ consumer: 'the sets that the file makes', entries: MAX_ELEMENTS, isHard: true }],
  isAllowRule: true,
  source: 'ipset(8): restore, swap, hash:net',
  refuses: ({ prefixes }) =>
    FAMILIES.some((family) => prefixes[family].some(({ length }) => length === 0))
      ? 'a prefix of length 0, which hash:net refuses'
      : undefined,
  render: (allowlist, stamp) => {
    const sets = FAMILIES.filter((family) => allowlist.prefixes[family].length > 0).map((family) => ({
      name: objectName(allowlist, family),
      cidrs: formatPrefixes(allowlist.prefixes[family]),
      family,
    }));
    return formatLines([
      `# ${headingOf(allowlist, stamp)}`,
      ...sets.flatMap(({ name, family, cidrs }) => fillLines(name, family, cidrs)),
      ...sets.flatMap(({ name }) => swapLines(name)),
    ]);
  },
  read: readSets,
};

function fillLines(name: string, family: Family, cidrs: readonly string[]): readonly string[] {
  const shape = `hash:net family ${FAMILY[family]} maxelem ${MAX_ELEMENTS} -exist`;
  return [
    `create ${name} ${shape}`,
    `create ${name}-new ${shape}`,
    `flush ${name}-new`,
    ...cidrs.map((cidr) => `add ${name}-new ${cidr}`),
  ];
}

function swapLines(name: string): readonly string[] {
  return [`swap ${name}-new ${name}`, `destroy ${name}-new`];
}

function readSets(bytes: Uint8Array): ReadBack {
  const lines = withoutHeading(readLines(bytes, WHERE), WHERE);
  const members = new Map<string, string[]>();
  for (const line of lines.filter((line) => line.startsWith('add '))) {
    const [name = '', text = ''] = capturesOf(
      line,
      /^add (ws-[a-z0-9-]+-[46])-new ([\da-f.:]+\/\d+)$/,
      WHERE,
    );
    const cidrs = members.get(name) ?? [];
    cidrs.push(text);
    members.set(name, cidrs);
  }
  const expected = [
    ...[...members].flatMap(([name, cidrs]) => fillLines(name, name.endsWith('4') ? 'ipv4' : 'ipv6', cidrs)),
    ...[...members.keys()].flatMap(swapLines),
  ];
  refuseOthers(lines, expected, WHERE);
  return { prefixes: [...members.values()].flat(), domains: [] };
}
