// Addresses without prefixes: an IPv4 prefix is its blocks of 64 addresses, an IPv6 prefix its blocks of a /48. Sets of
// plain numbers and texts, so that nothing here is the algebra that is judged.

/** Prefixes as sets of small blocks. */
export function atomsOf(prefixes: Iterable<string>): ReadonlySet<string> {
  const atoms = new Set<string>();
  for (const prefix of prefixes) {
    const [address = '', length = ''] = prefix.split('/');
    if (address.includes(':')) addIpv6(atoms, address, Number(length));
    else addIpv4(atoms, address, Number(length));
  }
  return atoms;
}

function addIpv4(atoms: Set<string>, address: string, length: number): void {
  const first = address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0) / 64;
  const count = 2 ** (26 - length);
  if (!Number.isInteger(first) || count < 1 || count > 65_536)
    throw new Error(`no simulated prefix: ${address}/${length}`);
  for (let index = 0; index < count; index++) atoms.add(String(first + index));
}

/** Only `2600:1f00:<n>::/<40 to 48>` is ever simulated. */
function addIpv6(atoms: Set<string>, address: string, length: number): void {
  const third = Number.parseInt(address.split(':')[2] || '0', 16);
  const count = 2 ** (48 - length);
  if (count < 1 || count > 256) throw new Error(`no simulated prefix: ${address}/${length}`);
  for (let index = 0; index < count; index++)
    atoms.add(`${address.split(':').slice(0, 2).join(':')}:${third + index}`);
}

/** Whether two sets of atoms are equal. */
export function areEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((atom) => b.has(atom));
}

/** How many atoms of `a` are not in `b`. */
export function countBeyond(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((atom) => !b.has(atom)).length;
}
