// Strict readers of the formats for tests, from the consumers' grammars and from nothing of the renderers: a line that is
// not understood is an error.

/** What a file says, in its own order. Ports as `tcp 443,4172`. */
export interface Said {
  readonly prefixes: readonly string[];
  readonly domains: readonly string[];
  readonly ports?: readonly string[];
}

/** Lines without comments; the text is ASCII with LF and a final newline. */
function linesOf(text: string, comment = '#'): readonly string[] {
  if (!/^[\n\t\x20-\x7e]*\n$/.test(text)) throw new Error('not ASCII lines');
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith(comment));
}

function parse(line: string, shape: RegExp): readonly string[] {
  const found = shape.exec(line);
  if (found === null) throw new Error(`not understood: ${line}`);
  return found.slice(1);
}

function nftables(text: string): Said {
  const script = linesOf(text).join(' ');
  const sets = script.split(/(?=add set )/);
  parse(sets[0] ?? '', /^add table inet filter *$/);
  const prefixes = sets.slice(1).flatMap((set) => {
    const [name, type, again, third, body = ''] = parse(
      set.trim(),
      /^add set inet filter (\S+) \{ type (ipv[46])_addr; flags interval; \} flush set inet filter (\S+) add element inet filter (\S+) \{\s*(.*?),?\s*\}$/,
    );
    if (name !== again || name !== third) throw new Error('a set is emptied, and another one filled');
    const members = body.split(/,\s*/);
    if (members.some((member) => member.includes(':') !== (type === 'ipv6')))
      throw new Error('another family');
    return members;
  });
  return { prefixes, domains: [] };
}

/** Plays the file as ipset does, and answers what is in the sets in use afterwards. */
function ipset(text: string): Said {
  const sets = new Map<string, { family: string; members: string[] }>();
  const the = (name: string) => {
    const set = sets.get(name);
    if (set === undefined) throw new Error(`no set ${name}`);
    return set;
  };
  for (const line of linesOf(text)) {
    const [verb, name = '', ...rest] = line.split(' ');
    if (verb === 'create') {
      const [family = ''] = parse(rest.join(' '), /^hash:net family (inet6?) maxelem 65536 -exist$/);
      if (name.length > 31) throw new Error(`too long: ${name}`);
      sets.set(name, { family, members: [] });
    } else if (verb === 'flush') the(name).members = [];
    else if (verb === 'add') the(name).members.push(rest.join(' '));
    else if (verb === 'swap') {
      const [one, other] = [the(name), the(rest.join(' '))];
      sets.set(name, other).set(rest.join(' '), one);
    } else if (verb === 'destroy') sets.delete(name);
    else throw new Error(`not understood: ${line}`);
  }
  const all = [...sets.values()];
  if (all.some(({ family, members }) => members.some((one) => one.includes(':') !== (family === 'inet6')))) {
    throw new Error('another family');
  }
  return { prefixes: all.flatMap(({ members }) => members), domains: [] };
}

/** Every prefix must have every port. */
function everyWithEvery(pairs: readonly (readonly [what: string, ports: string])[]): Said {
  const distinct = (index: 0 | 1) => [...new Set(pairs.map((pair) => pair[index]))];
  const [prefixes, ports] = [distinct(0), distinct(1)];
  const seen = new Set(pairs.map((pair) => pair.join(' ')));
  if (seen.size !== prefixes.length * ports.length || seen.size !== pairs.length)
    throw new Error('not all ports');
  return { prefixes, domains: [], ports };
}

function iptables(text: string): Said {
  const [table, declared = '', ...lines] = linesOf(text);
  const [chain = ''] = parse(declared, /^:(\S{1,28}) - \[0:0\]$/);
  if (table !== '*filter' || lines.pop() !== 'COMMIT') throw new Error('no table or no commit');
  return everyWithEvery(
    lines.map((line) => {
      const shape = /^-A (\S+) -d (\S+) -p (tcp|udp) -m multiport --dports (\S+) -j ACCEPT$/;
      const [of, prefix = '', protocol, ports = ''] = parse(line, shape);
      if (of !== chain || ports.split(/[,:]/).length > 15) throw new Error(line);
      return [prefix, `${protocol} ${ports.replaceAll(':', '-')}`] as const;
    }),
  );
}

/** A line with a dot in front also covers what stands in a comment as covered. */
function squid(text: string): Said {
  const [heading, ...rest] = linesOf(text, '\0');
  parse(heading ?? '', /^# /);
  const lines = rest.map((line) => line.replace(/^# under a wildcard of this list: /, '#'));
  const active = lines.filter((line) => !line.startsWith('#'));
  const names = active.filter((line) => !line.includes('/'));
  for (const name of names) {
    const dotted = name.startsWith('.') ? name : `.${name}`;
    if (names.some((other) => other !== name && other.startsWith('.') && dotted.endsWith(other))) {
      throw new Error(`Squid would warn of ${name}`);
    }
  }
  const isCovered = (name: string) =>
    names.some((other) => other.startsWith('.') && `.${name}`.endsWith(other));
  for (const line of lines.filter((line) => line.startsWith('#'))) {
    if (!isCovered(line.slice(1).replace('*.', ''))) throw new Error(`not covered: ${line}`);
  }
  return {
    prefixes: active.filter((line) => line.includes('/')),
    domains: lines
      .filter((line) => !line.includes('/'))
      .map((line) => (line.startsWith('.') ? `*${line}` : line.replace('#', ''))),
  };
}

function pac(text: string): Said {
  const code = linesOf(text, '//').join('\n');
  if (/=>|`|\b(?:let|const|dnsResolve|dnsDomainIs|shExpMatch|isInNet)\b/.test(code))
    throw new Error('not ES5, or a trap');
  const [list = ''] = parse(code, /\nvar NAMES = (\[[^\]]*\]);\n/);
  return { prefixes: [], domains: JSON.parse(list) };
}

interface Entries {
  readonly family: unknown;
  readonly max: unknown;
  readonly name: unknown;
  readonly cidrs: readonly string[];
}

function prefixList({ family, max, name, cidrs }: Entries): readonly string[] {
  const isIpv6 = family === 'IPv6';
  if (!isIpv6 && family !== 'IPv4') throw new Error(`no family: ${family}`);
  if (typeof name !== 'string' || !/^ws-[a-z0-9-]+$/.test(name)) throw new Error('no name');
  if (cidrs.length > 100 || cidrs.length > Number(max) || Number(max) > 100) throw new Error('too many');
  if (cidrs.some((cidr) => cidr.includes(':') !== isIpv6)) throw new Error('another family');
  return cidrs;
}

interface AwsList {
  readonly PrefixListName: string;
  readonly AddressFamily: string;
  readonly MaxEntries: number;
  readonly Entries: readonly { readonly Cidr: string }[];
}

function ofAws({ PrefixListName: name, AddressFamily: family, MaxEntries: max, Entries, ...more }: AwsList) {
  if (Object.keys(more).length > 0) throw new Error(`not understood: ${Object.keys(more)}`);
  return prefixList({ name, family, max, cidrs: Entries.map(({ Cidr }) => Cidr) });
}

function awsPrefixList(text: string): Said {
  return { prefixes: ofAws(JSON.parse(text)), domains: [] };
}

function cloudformation(text: string): Said {
  const { Resources }: { Resources: Record<string, { Type: string; Properties: AwsList }> } =
    JSON.parse(text);
  const prefixes = Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    if (!/^[A-Za-z0-9]+$/.test(id) || Type !== 'AWS::EC2::PrefixList') throw new Error(id);
    return ofAws(Properties);
  });
  return { prefixes, domains: [] };
}

interface TerraformList {
  readonly name: string;
  readonly address_family: string;
  readonly max_entries: number;
  readonly entry: readonly { readonly cidr: string }[];
}

function terraform(text: string): Said {
  const document: { resource: { aws_ec2_managed_prefix_list: Record<string, TerraformList> } } =
    JSON.parse(text);
  const lists = Object.values(document.resource.aws_ec2_managed_prefix_list);
  const prefixes = lists.flatMap(({ name, address_family: family, max_entries: max, entry }) =>
    prefixList({ name, family, max, cidrs: entry.map(({ cidr }) => cidr) }),
  );
  return { prefixes, domains: [] };
}

function suricata(text: string): Said {
  const sids = new Set<string>();
  const addresses: (readonly [string, string])[] = [];
  const names: (readonly [string, string])[] = [];
  for (const line of linesOf(text)) {
    if (line.length > 8_000) throw new Error('a rule that is too long');
    const [protocol = '', target = '', ports = '', options = ''] = parse(
      line,
      /^pass (\w+) any any -> (\S+) \[(\S+)\] \(msg:"[a-z0-9-]+"; (.+) rev:\d+;\)$/,
    );
    const [rest = '', sid = ''] = parse(options, /^(.*?) ?sid:(\d+);$/);
    if (sids.has(sid)) throw new Error(`twice: ${sid}`);
    sids.add(sid);
    const by = { tcp: 'tcp', udp: 'udp', tls: 'tcp', quic: 'udp' }[protocol];
    const open = `${by} ${ports.replaceAll(':', '-')}`;
    if (protocol === 'tcp' || protocol === 'udp') {
      if (rest !== '') throw new Error(rest);
      for (const prefix of target.slice(1, -1).split(',')) addresses.push([prefix, open]);
      continue;
    }
    const shape =
      /^(?:tls|quic)\.sni; (?:(dotprefix; content:"\.\S+"); nocase; endswith;|content:"(\S+)"; startswith; nocase; endswith;)$/;
    const [wild, exact] = parse(rest, shape);
    if (target !== 'any' || !rest.startsWith(protocol)) throw new Error(line);
    names.push([wild === undefined ? (exact ?? '') : `*${wild.slice(20, -1)}`, open]);
  }
  const said = everyWithEvery([...addresses, ...names]);
  const isName = (what: string) => !what.includes('/');
  return {
    prefixes: said.prefixes.filter((what) => !isName(what)),
    domains: said.prefixes.filter(isName),
    ...(said.ports && { ports: said.ports }),
  };
}

/** A reader for each format. */
export const READERS = {
  nftables,
  ipset,
  iptables,
  squid,
  pac,
  'aws-prefix-list': awsPrefixList,
  terraform,
  cloudformation,
  suricata,
} as const;
