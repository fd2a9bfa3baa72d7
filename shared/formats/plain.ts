// The plain list: one canonical CIDR a line, LF, no comment; the form that most firewalls fetch.
import type { Format } from './format.ts';
import { readPrefixLines, renderPrefixLines } from './prefix-lines.ts';

/** One CIDR a line, sorted by address, LF, final newline, no comment, no blank line; one family a file. */
export const plain: Format = {
  id: 'plain',
  file: (part) => `${part}.txt`,
  mediaType: 'text/plain; charset=us-ascii',
  families: 'split',
  carries: ['prefixes'],
  consumers: ['any firewall or job that fetches a list of CIDR blocks'],
  // Cisco's Secure Dynamic Attributes Connector has the lowest limit found among those that fetch such a list.
  limits: [{ consumer: 'Cisco CSDAC', entries: 10_000 }],
  isAllowRule: true,
  source: 'RFC 4632, RFC 4291, RFC 5952',
  render: renderPrefixLines,
  read: (bytes) => readPrefixLines(bytes, 'plain list'),
};
