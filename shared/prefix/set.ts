// Set algebra over prefixes. A minimal set is sorted, without overlaps, and no two of its members are halves of one
// block: it is the one shortest list of CIDR blocks for its addresses, so equal sets are equal lists.
import {
  comparePrefixes,
  covers,
  endOf,
  FAMILIES,
  type Family,
  halvesOf,
  joinHalves,
  overlaps,
  type Prefix,
  sizeOf,
} from './prefix.ts';

/** The minimal set of the addresses of any prefixes, in both families at once. */
export function aggregate(prefixes: Iterable<Prefix>): readonly Prefix[] {
  return aggregateSorted([...prefixes].sort(comparePrefixes));
}

/** The same of prefixes that are in the order of comparePrefixes: one that does not cover the next begins before it. */
export function aggregateSorted(prefixes: readonly Prefix[]): readonly Prefix[] {
  const minimal: Prefix[] = [];
  let family: Family | undefined;
  let end = 0n;
  for (const prefix of prefixes) {
    if (prefix.family === family && prefix.first < end) continue;
    minimal.push(prefix);
    joinUpwards(minimal);
    family = prefix.family;
    end = endOf(prefix);
  }
  return minimal;
}

/** While the last two are halves of one block, puts that block in their place. */
function joinUpwards(minimal: Prefix[]): void {
  for (;;) {
    const low = minimal.at(-2);
    const high = minimal.at(-1);
    const joined = low !== undefined && high !== undefined ? joinHalves(low, high) : undefined;
    if (joined === undefined) return;
    minimal.splice(-2, 2, joined);
  }
}

/** The addresses of `from` that are not in `holes`, as a minimal set. Both must be minimal. */
export function subtract(from: readonly Prefix[], holes: readonly Prefix[]): readonly Prefix[] {
  if (holes.length === 0) return from;
  const rest: Prefix[] = [];
  let next = 0;
  for (const block of from) {
    next = skipBefore(holes, next, block);
    carve(block, holes, next, rest);
  }
  return rest;
}

function carve(block: Prefix, holes: readonly Prefix[], from: number, rest: Prefix[]): void {
  const next = skipBefore(holes, from, block);
  const hole = holes[next];
  if (hole !== undefined && covers(hole, block)) return;
  if (hole === undefined || !covers(block, hole)) {
    rest.push(block);
    return;
  }
  for (const half of halvesOf(block) ?? []) carve(half, holes, next, rest);
}

/** The addresses that are in both, as a minimal set. Both must be minimal. */
export function intersect(a: readonly Prefix[], b: readonly Prefix[]): readonly Prefix[] {
  const common: Prefix[] = [];
  let next = 0;
  for (const block of a) {
    next = skipBefore(b, next, block);
    for (let i = next; ; i++) {
      const other = b[i];
      if (other === undefined) break;
      if (covers(other, block)) {
        common.push(block);
        break;
      }
      if (!covers(block, other)) break;
      common.push(other);
    }
  }
  return common;
}

/** The member of a minimal set that covers the whole prefix, if there is one. */
export function find(set: readonly Prefix[], wanted: Prefix): Prefix | undefined {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = set[middle];
    if (candidate !== undefined && comparePrefixes(candidate, wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  const candidate = set[low - 1];
  return candidate !== undefined && covers(candidate, wanted) ? candidate : undefined;
}

/** Whether a minimal set has every address of the prefix. */
export function contains(set: readonly Prefix[], wanted: Prefix): boolean {
  return find(set, wanted) !== undefined;
}

/** Whether a minimal set shares an address with the prefix: only its last member that begins before the end can. */
export function meets(set: readonly Prefix[], prefix: Prefix): boolean {
  const { family } = prefix;
  const end = endOf(prefix);
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = set[middle];
    if (candidate === undefined) break;
    const isBefore = candidate.family === family ? candidate.first < end : candidate.family < family;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  const last = set[low - 1];
  return last !== undefined && overlaps(last, prefix);
}

/** Number of addresses in a set without overlaps. */
export function countAddresses(set: readonly Prefix[]): bigint {
  return set.reduce((sum, prefix) => sum + sizeOf(prefix), 0n);
}

/** The members of one family; a sorted set stays sorted. */
export function ofFamily(set: readonly Prefix[], family: Family): readonly Prefix[] {
  return set.filter((prefix) => prefix.family === family);
}

/** Something for each family, IPv4 first. */
export function perFamily<T>(make: (family: Family) => T): Record<Family, T> {
  const [ipv4, ipv6] = FAMILIES;
  return { [ipv4]: make(ipv4), [ipv6]: make(ipv6) };
}

/** The index of the first member of a minimal set, from `start` on, that does not lie wholly before the block. */
function skipBefore(set: readonly Prefix[], start: number, block: Prefix): number {
  let index = start;
  for (let member = set[index]; member !== undefined; member = set[++index]) {
    if (member.family > block.family || (member.family === block.family && endOf(member) > block.first))
      break;
  }
  return index;
}
