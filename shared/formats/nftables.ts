// nftables: one file that fills a named set for each family, all of it at once or nothing.
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES, type Family, familyOf } from '../prefix/prefix.ts';
import type { Format, ReadBack } from './format.ts';
import { headingOf } from './heading.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { capturesOf, refuseOthers, withoutHeading } from './reading.ts';

const WHERE = 'nftables file';

/** A rule can name only sets of its own table; this is the one in the configuration that Debian installs. */
const TABLE = 'inet filter';

const TYPE: Readonly<Record<Family, string>> = { ipv4: 'ipv4_addr', ipv6: 'ipv6_addr' };

/**
 * Named sets `ws-<Region>-<list>-4` and `-6` for `nft -f`, which applies a file as one transaction: whoever sees the set
 * sees all of the old list or all of the new one. Only numbers stand in it: nft would look up a name, and would mask
 * host bits without a word. A family that the list has not is not touched.
 */
export const nftables: Format = {
  id: 'nftables',
  file: () => 'nftables.nft',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Linux: nft -f, with rules in the table inet filter that name the sets'],
  // Measured with nft 1.0.6: only real root may raise the buffer that takes the whole transaction.
  limits: [{ consumer: 'nft in a namespace of a user who is not root', entries: 2_000 }],
  isAllowRule: true,
  source: 'nft(8): sets, flush, add element',
  render: (allowlist, stamp) =>
    formatLines([
      `# ${headingOf(allowlist, stamp)}`,
      `add table ${TABLE}`,
      ...FAMILIES.flatMap((family) =>
        setLines(objectName(allowlist, family), family, formatPrefixes(allowlist.prefixes[family])),
      ),
    ]),
  read: readSets,
};

function setLines(name: string, family: Family, members: readonly string[]): readonly string[] {
  if (members.length === 0) return [];
  const set = `${TABLE} ${name}`;
  return [
    `add set ${set} { type ${TYPE[family]}; flags interval; }`,
    `flush set ${set}`,
    `add element ${set} {`,
    ...members.map((member) => `\t${member},`),
    '}',
  ];
}

function readSets(bytes: Uint8Array): ReadBack {
  const lines = withoutHeading(readLines(bytes, WHERE), WHERE);
  const sets = lines
    .filter((line) => line.startsWith('add set '))
    .map((line) => capturesOf(line, /^add set inet filter (ws-[a-z0-9-]+-[46]) /, WHERE)[0] ?? '');
  const members = lines
    .filter((line) => line.startsWith('\t'))
    .map((line) => capturesOf(line, /^\t([\da-f.:]+\/\d+),$/, WHERE)[0] ?? '');
  const expected = sets.flatMap((name) => {
    const family = name.endsWith('4') ? 'ipv4' : 'ipv6';
    return setLines(
      name,
      family,
      members.filter((member) => familyOf(member) === family),
    );
  });
  refuseOthers(lines, [`add table ${TABLE}`, ...expected], WHERE);
  return { prefixes: members, domains: [] };
}
