// The plain list of names: one host name a line, for filters that know names.

import type { Format } from './format.ts';
import { formatLines, readLines } from './lines.ts';

/** One name a line, lower case, sorted, LF, final newline, no comment; a wildcard is `*.` in front. */
export const plainDomains: Format = {
  id: 'plain-domains',
  file: () => 'domains.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'none',
  carries: ['domains'],
  consumers: ['any proxy, firewall or job that fetches a list of host names'],
  limits: [],
  isAllowRule: true,
  source: 'RFC 1123',
  render: ({ domains }) => formatLines(domains),
  read: (bytes) => ({ prefixes: [], domains: readLines(bytes, 'plain list of names') }),
};
