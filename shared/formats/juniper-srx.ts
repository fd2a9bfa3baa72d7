// Juniper SRX: a feed bundle for dynamic addresses, a gzipped tar archive with one file for each family.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { Tools } from '../ports.ts';
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES } from '../prefix/prefix.ts';
import type { Format, ReadBack } from './format.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { readTar, writeTar } from './tar.ts';

/**
 * One prefix a line in each file, which a `feed-name` names by its path. The archive has no time, so that equal lists are
 * equal bytes. Set `hold-interval` long: when it is over and the server is still away, the SRX drops the entries.
 */
export const juniperSrx: Format = {
  id: 'juniper-srx',
  file: () => 'juniper-srx.tgz',
  mediaType: 'application/gzip',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Juniper SRX: security dynamic-address feed-server'],
  limits: [],
  isAllowRule: true,
  source: 'Juniper: SRX Dynamic IP Objects aka Feed-server; Junos OS: dynamic-address (Security)',
  render: (allowlist, _, { gzip }) => gzip(writeTar(membersOf(allowlist))),
  read: readBundle,
};

function membersOf(allowlist: Allowlist) {
  return FAMILIES.filter((family) => allowlist.prefixes[family].length > 0).map((family) => ({
    name: objectName(allowlist, family),
    bytes: formatLines(formatPrefixes(allowlist.prefixes[family])),
  }));
}

function readBundle(bytes: Uint8Array, { gunzip }: Tools): ReadBack {
  const lines = readTar(gunzip(bytes)).flatMap((member) => readLines(member.bytes, 'Juniper SRX feed'));
  return { prefixes: lines, domains: [] };
}
