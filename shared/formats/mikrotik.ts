// MikroTik RouterOS: a script that fills an address list. It runs as code on the router; who can, polls `plain` instead.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { formatPrefixes } from '../prefix/format.ts';
import { FAMILIES } from '../prefix/prefix.ts';
import { brokenFile } from './broken-file.ts';
import type { Format } from './format.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';

const ADD = /^add list="([a-z0-9-]+)-new" address=(\S+)$/;
const COMMAND =
  /^(?:#.*|\/ip(?:v6)? firewall address-list|remove \[find list="[^"]+"\]|set \[find list="[^"]+"\] list="[^"]+")$/;

/**
 * The new addresses are added as `…-new` first, so that a script that breaks off leaves the list as it was; then the old
 * ones go and the new ones take their name. Between those two commands the list is empty.
 */
export const mikrotik: Format = {
  id: 'mikrotik',
  file: (part) => `mikrotik-${part}.rsc`,
  mediaType: 'text/plain; charset=us-ascii',
  families: 'split',
  carries: ['prefixes'],
  consumers: [
    'MikroTik RouterOS: /import of an address list; it runs as code, so prefer plain where you can',
  ],
  limits: [],
  isAllowRule: true,
  source: 'MikroTik RouterOS documentation: Firewall, Address-lists; Scripting',
  render: (allowlist) => formatLines(linesOf(allowlist)),
  read: (bytes) => ({ prefixes: readLines(bytes, 'MikroTik script').flatMap(prefixesIn), domains: [] }),
};

function linesOf(allowlist: Allowlist): readonly string[] {
  const families = FAMILIES.filter((family) => allowlist.prefixes[family].length > 0);
  return families.flatMap((family) => {
    const name = objectName(allowlist, family);
    return [
      '# This runs as code on the router: check its sum and its signature before /import.',
      `/${family === 'ipv4' ? 'ip' : 'ipv6'} firewall address-list`,
      `remove [find list="${name}-new"]`,
      ...formatPrefixes(allowlist.prefixes[family]).map((cidr) => `add list="${name}-new" address=${cidr}`),
      `remove [find list="${name}"]`,
      `set [find list="${name}-new"] list="${name}"`,
    ];
  });
}

function prefixesIn(line: string): readonly string[] {
  const address = ADD.exec(line)?.[2];
  if (address !== undefined) return [address];
  if (COMMAND.test(line)) return [];
  throw brokenFile('mikrotik', line, 'a command on the address list');
}
