// pf of OpenBSD and FreeBSD: the file of a table.
import type { Format } from './format.ts';
import { readPrefixLines, renderPrefixLines } from './prefix-lines.ts';

/** One prefix a line, both families: `table <name> persist file "…"`, or `pfctl -t name -T replace -f …`, which is atomic. */
export const pf: Format = {
  id: 'pf',
  file: () => 'pf.table',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['pf (OpenBSD, FreeBSD): table file'],
  limits: [],
  isAllowRule: true,
  source: 'pf.conf(5), pfctl(8)',
  render: renderPrefixLines,
  read: (bytes) => readPrefixLines(bytes, 'pf table'),
};
