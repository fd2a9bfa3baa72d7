// Cisco Secure Firewall Management Center: a Security Intelligence network feed, and the sum that short intervals need.
import type { Format } from './format.ts';
import { formatLines } from './lines.ts';
import { prefixesOf, readPrefixLines, renderPrefixLines } from './prefix-lines.ts';

/** One prefix a line, both families. It overrides a block list; it allows nothing that a rule forbids. */
export const ciscoFmc: Format = {
  id: 'cisco-fmc',
  file: () => 'cisco-fmc.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Cisco FMC: Security Intelligence feed, as a Do Not Block list'],
  limits: [],
  isAllowRule: false,
  source: 'Cisco Secure Firewall Management Center: Custom Security Intelligence Lists and Feeds',
  // FMC asks for a URL that has only the MD5 before it polls every 30 minutes or more often.
  companion: {
    file: (of) => of.replace(/\.txt$/, '.md5'),
    mediaType: 'text/plain; charset=us-ascii',
    render: (bytes, { hash }) => formatLines([hash('md5', bytes)]),
  },
  refuses: (allowlist) =>
    prefixesOf(allowlist).some(({ length }) => length === 0)
      ? 'a prefix of length 0, which no Security Intelligence list takes'
      : undefined,
  render: renderPrefixLines,
  read: (bytes) => readPrefixLines(bytes, 'Cisco FMC feed'),
};
