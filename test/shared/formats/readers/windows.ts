// PowerShell: the script by tree-sitter's grammar, then each statement, of which only four forms may occur. Texts stand
// between single quotes, where PowerShell expands nothing.
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { addressOrPrefix, distinct, type Found, strictLines, strictPort } from './found.ts';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')),
);

const SETTINGS =
  /^\$rule = @\{\n {2}Direction = 'Outbound'\n {2}Action = 'Allow'\n {2}Enabled = 'True'\n {2}Protocol = '(TCP|UDP)'\n {2}RemotePort = ([^\n]+)\n {2}RemoteAddress = \$addresses\n\}$/;
const BRANCH =
  /^if \(Get-NetFirewallRule -Name '([^'\n]+)' -ErrorAction SilentlyContinue\) \{\n {2}Set-NetFirewallRule -Name '\1' @rule\n\} else \{\n {2}New-NetFirewallRule -Name '\1' -DisplayName '\1' -Group 'Rangewatch' @rule\n\}$/;

export function read(bytes: Uint8Array): Found {
  strictLines(bytes);
  const tree = parser.parse(Buffer.from(bytes).toString('latin1'));
  if (tree === null || tree.rootNode.hasError) throw new Error('no PowerShell');
  const statements = statementsOf(tree.rootNode);
  const [stop, addresses, ...rules] = statements;
  if (stop?.text !== "$ErrorActionPreference = 'Stop'") throw new Error('goes on after an error');
  if (addresses?.text.startsWith('$addresses = @(') !== true) throw new Error('no addresses');
  const ports: string[] = [];
  const names: string[] = [];
  for (let index = 0; index < rules.length; index += 2) {
    const [, protocol, list] = SETTINGS.exec(rules[index]?.text ?? '') ?? [];
    const [, name] = BRANCH.exec(rules[index + 1]?.text ?? '') ?? [];
    if (protocol === undefined || list === undefined || name === undefined)
      throw new Error('another statement');
    names.push(name);
    ports.push(...quotedIn(list).map((port) => `${protocol.toLowerCase()} ${strictPort(port)}`));
  }
  distinct(names);
  return { prefixes: distinct(textsIn(addresses).map(addressOrPrefix)), domains: [], ports: distinct(ports) };
}

/** Statements at the top, without comments. */
function statementsOf(root: Node): readonly Node[] {
  const nodes = root.namedChildren.filter((node) => node !== null);
  return nodes.flatMap((node) =>
    node.type === 'comment' ? [] : node.type === 'statement_list' ? statementsOf(node) : [node],
  );
}

/** The texts between single quotes, by the grammar. */
function textsIn(node: Node): readonly string[] {
  return node
    .descendantsOfType('string_literal')
    .flatMap((text) => (text === null ? [] : quotedIn(text.text)));
}

function quotedIn(list: string): readonly string[] {
  return list.split(', ').map((text) => {
    const [, inner] = /^'([^']*)'$/.exec(text) ?? [];
    if (inner === undefined) throw new Error(`not between single quotes: ${text}`);
    return inner;
  });
}
