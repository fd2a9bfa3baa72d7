// Palo Alto Networks: an external dynamic list of IP addresses, for allow rules.
import type { Format } from './format.ts';
import { readPrefixLines, renderPrefixLines } from './prefix-lines.ts';

/** One prefix a line, both families. Comments are possible there, but none is written. */
export const paloaltoIp: Format = {
  id: 'paloalto-ip',
  file: () => 'paloalto-ip.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Palo Alto Networks: external dynamic list of type IP'],
  // PAN-OS counts all its lists together, logs the excess and skips it: what cannot fit alone is refused.
  limits: [
    { consumer: 'most PAN-OS models', entries: 50_000 },
    { consumer: 'the largest PAN-OS models (page of 7.1)', entries: 150_000, isHard: true },
  ],
  isAllowRule: true,
  source:
    'Palo Alto Networks: Formatting Guidelines for an External Dynamic List; External Dynamic Lists (7.1)',
  render: renderPrefixLines,
  read: (bytes) => readPrefixLines(bytes, 'Palo Alto list of addresses'),
};
