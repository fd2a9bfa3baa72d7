// PAC: a proxy auto-config file that sends the names of a list past the proxy, and nothing else.
import type { AllowlistId } from '../allowlist/input.ts';
import type { Format, ReadBack, Stamp } from './format.ts';
import { headingOf } from './heading.ts';
import { isTexts, parseJson } from './json-text.ts';
import { unreadable } from './reading.ts';

const WHERE = 'PAC file';

/** What goes before the names. `.invalid` never resolves (RFC 6761): as it is, the file opens nothing beyond them. */
const BEFORE = [
  '// Put your own proxy here. TCP 443 alone is decided by this file: other ports need the firewall.',
  'var PROXY = "PROXY proxy.invalid:3128";',
  'var NAMES = ',
].join('\n');

/**
 * What goes after them: ES5, and no look-up. Names are compared whole: dnsDomainIs(host, "example.com") would match
 * notexample.com as well, and shExpMatch reads more than stars. `*.example.com` is every name below example.com.
 */
const AFTER = `;

function isListed(host) {
  var i, name, tail;
  host = host.toLowerCase();
  for (i = 0; i < NAMES.length; i += 1) {
    name = NAMES[i];
    if (name === host) { return true; }
    tail = name.substring(1);
    if (name.charAt(0) === "*" && host.length > tail.length &&
        host.substring(host.length - tail.length) === tail) { return true; }
  }
  return false;
}

function FindProxyForURL(url, host) {
  return isListed(host) ? "DIRECT" : PROXY;
}
`;

/** Exact names match themselves alone; a wildcard matches what is below it, and not its own apex. */
export const pac: Format = {
  id: 'pac',
  file: () => 'pac.pac',
  mediaType: 'application/x-ns-proxy-autoconfig',
  families: 'none',
  carries: ['domains'],
  consumers: [
    'browsers and operating systems that take a proxy auto-config URL, once the proxy in it is your own',
  ],
  limits: [],
  isAllowRule: true,
  source: 'Netscape: Navigator Proxy Auto-Config File Format; ECMA-262, 5th edition',
  render: (allowlist, stamp) =>
    new TextEncoder().encode(
      `${firstLine(allowlist, stamp)}\n${BEFORE}${JSON.stringify(allowlist.domains, null, 2)}${AFTER}`,
    ),
  read: readPac,
};

function firstLine(id: AllowlistId, stamp: Stamp): string {
  return `// ${headingOf(id, stamp)}`;
}

/** All but the heading and the names must be the very program that was written. */
function readPac(bytes: Uint8Array): ReadBack {
  const text = new TextDecoder().decode(bytes);
  const start = text.indexOf('\n') + 1;
  const program = text.slice(start);
  if (!text.startsWith('// ') || !program.startsWith(BEFORE) || !program.endsWith(AFTER)) {
    throw unreadable(program, WHERE);
  }
  const names = parseJson(program.slice(BEFORE.length, -AFTER.length), WHERE);
  if (!isTexts(names)) throw unreadable(program, WHERE);
  return { prefixes: [], domains: names };
}
