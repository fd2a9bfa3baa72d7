// Palo Alto Networks: an external dynamic list of URLs, which is how names are allowed there.
import { brokenFile } from './broken-file.ts';
import type { Format } from './format.ts';
import { hostNamesOf } from './host-name.ts';
import { formatLines, readLines } from './lines.ts';

/**
 * One name a line, without a scheme. The slash at the end keeps `example.com/` from matching `example.com.evil.test`:
 * some versions of PAN-OS add it themselves, others only on request.
 */
export const paloaltoUrl: Format = {
  id: 'paloalto-url',
  file: () => 'paloalto-url.txt',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'none',
  carries: ['domains'],
  // A list of type Domain is for DNS sinkholing and allows nothing.
  consumers: ['Palo Alto Networks: external dynamic list of type URL'],
  limits: [{ consumer: 'PAN-OS, all URL lists together (page of 7.1)', entries: 50_000, isHard: true }],
  isAllowRule: true,
  source: 'Palo Alto Networks: Guidelines for URL Category Exceptions; External Dynamic Lists (7.1)',
  render: (allowlist) => formatLines(hostNamesOf(allowlist).map((name) => `${name}/`)),
  read: (bytes) => ({ prefixes: [], domains: readLines(bytes, 'Palo Alto list of URLs').map(nameOf) }),
};

function nameOf(line: string): string {
  if (line.indexOf('/') === line.length - 1) return line.slice(0, -1);
  throw brokenFile('paloalto-url', line, 'a name and one slash');
}
