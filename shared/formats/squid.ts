// Squid: files for `acl … dst` and `acl … dstdomain`, one a line, that `squid -k parse` takes without a warning.
import type { Format, ReadBack } from './format.ts';
import { headingOf } from './heading.ts';
import { formatLines, readLines } from './lines.ts';
import { cidrsOf } from './prefix-lines.ts';
import { capturesOf, unreadable, withoutHeading } from './reading.ts';

const WHERE = 'squid acl file';

/** Marks a name that a wildcard of the same file already allows. */
const COVERED = '# under a wildcard of this list: ';

/**
 * `squid-ipv4.acl` and `squid-ipv6.acl` for `dst`, `squid.acl` for `dstdomain`. A wildcard `*.example.com` is
 * `.example.com`, which matches example.com too: Squid has no narrower form in this type, and `*.example.com` never
 * matches anything. A name that such a line covers stands there as a comment: as a line of its own it would be a warning
 * after its parent and the end of Squid before it.
 */
export const squid: Format = {
  id: 'squid',
  file: (part) => (part === 'names' ? 'squid.acl' : `squid-${part}.acl`),
  mediaType: 'text/plain; charset=us-ascii',
  families: 'split-and-names',
  carries: ['prefixes', 'domains'],
  consumers: [
    'Squid: acl NAME dst "FILE", acl NAME dstdomain "FILE"; before proxy_auth, which clients cannot answer',
  ],
  limits: [],
  isAllowRule: true,
  source: 'squid.conf: acl dst, acl dstdomain',
  render: (allowlist, stamp) =>
    formatLines([
      `# ${headingOf(allowlist, stamp)}`,
      ...cidrsOf(allowlist),
      ...allowlist.domains.map((name) =>
        isCovered(name, allowlist.domains) ? `${COVERED}${name}` : name.replace(/^\*\./, '.'),
      ),
    ]),
  read: readAcl,
};

/** Whether another name of the list, written with a dot in front, matches all that this one does. */
function isCovered(name: string, names: readonly string[]): boolean {
  const dotted = name.startsWith('*.') ? name.slice(1) : `.${name}`;
  return names.some((other) => other !== name && other.startsWith('*.') && dotted.endsWith(other.slice(1)));
}

function readAcl(bytes: Uint8Array): ReadBack {
  const lines = withoutHeading(readLines(bytes, WHERE), WHERE);
  const prefixes = lines.filter((line) => line.includes('/'));
  const names = lines.filter((line) => !line.includes('/')).map(readName);
  const domains = names.map(({ name }) => name);
  for (const { name, isComment } of names) {
    if (isComment !== isCovered(name, domains)) throw unreadable(name, WHERE);
  }
  return { prefixes, domains };
}

function readName(line: string): { readonly name: string; readonly isComment: boolean } {
  const isComment = line.startsWith(COVERED);
  const name = isComment ? line.slice(COVERED.length) : line.replace(/^\./, '*.');
  if (!isComment && line.startsWith('*')) throw unreadable(line, WHERE);
  capturesOf(name, /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/, WHERE);
  return { name, isComment };
}
