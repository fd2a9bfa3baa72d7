// FortiGate: an external resource of type IP address, for firewall policies.
import type { Format } from './format.ts';
import { readPrefixLines, renderPrefixLines } from './prefix-lines.ts';

/** One prefix a line, both families. Names are not offered: its domain resources work in the DNS filter only. */
export const fortigate: Format = {
  id: 'fortigate',
  file: () => 'fortigate.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Fortinet FortiGate: external connector (threat feed) of type IP address'],
  limits: [
    { consumer: 'FortiOS before 7.4.4, one file, of at most 10 MB', entries: 131_072 },
    { consumer: 'FortiOS, one device', entries: 300_000, isHard: true },
  ],
  isAllowRule: true,
  source: 'Fortinet FortiOS Administration Guide: Threat feeds',
  render: renderPrefixLines,
  read: (bytes) => readPrefixLines(bytes, 'FortiGate list of addresses'),
};
