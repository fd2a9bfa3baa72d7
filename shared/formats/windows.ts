// Windows: a PowerShell script that sets one outbound rule for each protocol. Windows PowerShell 5.1 misreads UTF-8
// without a byte order mark, so it is ASCII.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { Transport } from '../requirements/requirement.ts';
import { brokenFile } from './broken-file.ts';
import type { Format, ReadBack } from './format.ts';
import { formatLines, readLines } from './lines.ts';
import { objectName } from './names.ts';
import { cidrsOf } from './prefix-lines.ts';
import { readTransport } from './transports.ts';

const ADDRESS = /^ {2}'([0-9a-f.:/]+)',?$/;
const PORTS = /^ {2}RemotePort = '([\d,'\s-]+)'$/;
const PROTOCOL = /^ {2}Protocol = '(TCP|UDP)'$/;

/**
 * A rule that is there keeps its identity and gets the new values in one step, so there is no moment without it. Rules
 * that allow matter only where outbound connections are blocked by default.
 */
export const windows: Format = {
  id: 'windows',
  file: () => 'windows.ps1',
  mediaType: 'text/plain; charset=us-ascii',
  families: 'both',
  carries: ['prefixes', 'ports'],
  consumers: ['Windows Defender Firewall: Windows PowerShell 5.1 and later'],
  limits: [],
  isAllowRule: true,
  source: 'Microsoft Learn: New-NetFirewallRule, Set-NetFirewallRule (NetSecurity)',
  refuses: ({ ports }) => (ports.length === 0 ? 'no ports' : undefined),
  render: (allowlist) => formatLines(linesOf(allowlist)),
  read: readScript,
};

function linesOf(allowlist: Allowlist): readonly string[] {
  const addresses = cidrsOf(allowlist).map((cidr) => `  '${cidr}'`);
  return [
    '# Run as administrator. Check the sum and the signature of this file first.',
    "$ErrorActionPreference = 'Stop'",
    '$addresses = @(',
    addresses.join(',\n'),
    ')',
    ...allowlist.ports.flatMap((transport) => ruleOf(objectName(allowlist), transport)),
  ];
}

function ruleOf(list: string, { protocol, ports }: Transport): readonly string[] {
  const name = `${list}-${protocol}`;
  return [
    '$rule = @{',
    "  Direction = 'Outbound'",
    "  Action = 'Allow'",
    "  Enabled = 'True'",
    `  Protocol = '${protocol.toUpperCase()}'`,
    `  RemotePort = ${ports.map((port) => `'${port}'`).join(', ')}`,
    '  RemoteAddress = $addresses',
    '}',
    `if (Get-NetFirewallRule -Name '${name}' -ErrorAction SilentlyContinue) {`,
    `  Set-NetFirewallRule -Name '${name}' @rule`,
    '} else {',
    `  New-NetFirewallRule -Name '${name}' -DisplayName '${name}' -Group 'Rangewatch' @rule`,
    '}',
  ];
}

function readScript(bytes: Uint8Array): ReadBack {
  const lines = readLines(bytes, 'Windows script');
  const of = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  const ports = of(PORTS);
  const protocols = of(PROTOCOL);
  if (ports.length !== protocols.length)
    throw brokenFile('windows', 'another script', 'ports for each protocol');
  return {
    prefixes: of(ADDRESS),
    domains: [],
    ports: protocols.map((protocol, index) =>
      readTransport('windows', protocol.toLowerCase(), (ports[index] ?? '').split("', '")),
    ),
  };
}
