// AWS managed prefix lists: how a family of an allowlist becomes one or more of them, whoever creates them.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { type Cidr, formatPrefixes } from '../prefix/format.ts';
import { FAMILIES, type Family, familyOf } from '../prefix/prefix.ts';
import type { Limit } from './format.ts';
import { recordOf } from './json-text.ts';
import { objectName } from './names.ts';
import { unreadable } from './reading.ts';

/** Entries in one CreateManagedPrefixList or AWS::EC2::PrefixList. */
export const MAX_ENTRIES = 100;

/** A rule of a security group counts as many rules as the prefix list it names has MaxEntries. */
export const SECURITY_GROUP: Limit = { consumer: 'a security group, by default', entries: 60 };

/**
 * Sizes that a prefix list is made with. Entries and MaxEntries cannot be changed in one step, and a security group is
 * charged MaxEntries: so there is room to grow, and the size moves seldom.
 */
const SIZES = [20, 40, 60, MAX_ENTRIES] as const;

/** AWS's words for the families. */
const FAMILY_OF = { IPv4: 'ipv4', IPv6: 'ipv6' } as const satisfies Record<string, Family>;

/** One prefix list to be created. */
export interface PrefixList {
  /** `ws-apne1-client-4`, then `-2`, `-3` …: the first keeps its name when there come to be more. */
  readonly name: string;
  readonly family: keyof typeof FAMILY_OF;
  readonly maxEntries: number;
  readonly cidrs: readonly Cidr[];
}

/** The prefix lists of an allowlist, at most 100 entries in each. */
export function prefixListsOf(allowlist: Allowlist): readonly PrefixList[] {
  return FAMILIES.flatMap((family) => {
    const cidrs = formatPrefixes(allowlist.prefixes[family]);
    const count = Math.ceil(cidrs.length / MAX_ENTRIES);
    return Array.from({ length: count }, (_, index): PrefixList => {
      const part = cidrs.slice(index * MAX_ENTRIES, (index + 1) * MAX_ENTRIES);
      return {
        name: `${objectName(allowlist, family)}${index === 0 ? '' : `-${index + 1}`}`,
        family: family === 'ipv4' ? 'IPv4' : 'IPv6',
        maxEntries: count > 1 ? MAX_ENTRIES : sizeFor(part.length),
        cidrs: part,
      };
    });
  });
}

function sizeFor(entries: number): number {
  return SIZES.find((size) => size >= entries) ?? MAX_ENTRIES;
}

/** What a consumer calls the properties of a prefix list. */
export interface PrefixListKeys {
  readonly family: string;
  readonly maxEntries: string;
  readonly entries: string;
  readonly cidr: string;
}

/** The prefixes of one prefix list. @throws RangewatchError `store-content` when it could not be created so */
export function readPrefixList(value: unknown, keys: PrefixListKeys, where: string): readonly string[] {
  const list = recordOf(value, where);
  const entries = list[keys.entries];
  const family = Object.entries(FAMILY_OF).find(([name]) => name === list[keys.family])?.[1];
  if (!Array.isArray(entries) || family === undefined || entries.length > Number(list[keys.maxEntries])) {
    throw unreadable(JSON.stringify(list), where);
  }
  return entries.map((entry: unknown) => {
    const cidr = recordOf(entry, where)[keys.cidr];
    if (typeof cidr !== 'string' || familyOf(cidr) !== family) {
      throw unreadable(JSON.stringify(entry), where);
    }
    return cidr;
  });
}
