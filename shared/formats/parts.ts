// From a list to the files of a format: which there are, what belongs in each, and which lists a format cannot carry.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { RangewatchError } from '../error.ts';
import { FAMILIES, type Family } from '../prefix/prefix.ts';
import type { Format, Part } from './format.ts';

/** One file to be written: its name, and the part of the list that belongs in it. */
export interface FilePart {
  readonly file: string;
  readonly allowlist: Allowlist;
}

/** The files that a format makes of a list; none where it cannot carry it. A family without a prefix has no file. */
export function filesOf(format: Format, allowlist: Allowlist): readonly FilePart[] {
  if (refusalOf(format, allowlist) !== undefined) return [];
  return partsOf(format, allowlist).map((part) => ({
    file: format.file(part),
    allowlist: partOf(allowlist, part),
  }));
}

/** The parts of a list that a format writes as files of their own. */
function partsOf({ families }: Format, { prefixes, domains }: Allowlist): readonly Part[] {
  const inFamilies = FAMILIES.filter((family) => prefixes[family].length > 0);
  const names: readonly Part[] = domains.length > 0 ? ['names'] : [];
  switch (families) {
    case 'split':
      return inFamilies;
    case 'split-and-names':
      return [...inFamilies, ...names];
    case 'none':
      return names;
    case 'both':
      return ['all'];
  }
}

/** Each list is parted anew for each format that asks: it never changes, so that each part is made once. */
const parts = new WeakMap<Allowlist, Map<Part, Allowlist>>();

/** One part of a list, as a list. */
export function partOf(allowlist: Allowlist, part: Part): Allowlist {
  const known = parts.get(allowlist) ?? new Map<Part, Allowlist>();
  parts.set(allowlist, known);
  const made = known.get(part) ?? makePart(allowlist, part);
  known.set(part, made);
  return made;
}

function makePart(allowlist: Allowlist, part: Part): Allowlist {
  switch (part) {
    case 'all':
      return allowlist;
    case 'names':
      return { ...allowlist, prefixes: { ipv4: [], ipv6: [] }, entries: [] };
    default:
      return { ...onlyFamily(allowlist, part), domains: [] };
  }
}

/** Why a format cannot carry a list: what was found and what would do; undefined: it can. */
export function refusalOf(
  format: Format,
  allowlist: Allowlist,
): { readonly seen: string; readonly expected: string } | undefined {
  // Each file is read by itself, so that a limit is one of each file.
  const carried = Math.max(
    0,
    ...partsOf(format, allowlist).map((part) => countCarried(format, partOf(allowlist, part))),
  );
  if (carried === 0) {
    const hasPrefixes = FAMILIES.some((family) => allowlist.prefixes[family].length > 0);
    return {
      seen: hasPrefixes ? 'a list of prefixes' : 'a list of names',
      expected: `what the format ${format.id} carries: ${format.carries.join(', ')}`,
    };
  }
  const limit = format.limits.find(({ isHard, entries }) => isHard === true && carried > entries);
  if (limit !== undefined) {
    return {
      seen: `${carried} entries`,
      expected: `at most ${limit.entries}, the limit of ${limit.consumer}`,
    };
  }
  const reason = format.refuses?.(allowlist);
  return reason === undefined
    ? undefined
    : { seen: reason, expected: `what the format ${format.id} can say` };
}

/** Prefixes and names of a list that a format writes. */
function countCarried({ carries }: Format, { prefixes, domains }: Allowlist): number {
  return (
    (carries.includes('prefixes') ? prefixes.ipv4.length + prefixes.ipv6.length : 0) +
    (carries.includes('domains') ? domains.length : 0)
  );
}

/**
 * Takes a list only if the format can carry it.
 * @throws RangewatchError `list-format`
 */
export function refuseUncarried(format: Format, allowlist: Allowlist): Allowlist {
  const refusal = refusalOf(format, allowlist);
  if (refusal === undefined) return allowlist;
  const hasPrefixes = FAMILIES.some((family) => allowlist.prefixes[family].length > 0);
  throw new RangewatchError({
    code: 'list-format',
    ...refusal,
    where: `${allowlist.region} ${allowlist.name}`,
    remedy: `the format ${hasPrefixes ? 'plain' : 'plain-domains'} carries it`,
  });
}

/**
 * The part of a list in one family; its names stay.
 * @throws RangewatchError `list-family` when the list has no prefix of that family
 */
export function onlyFamily(allowlist: Allowlist, family: Family): Allowlist {
  const { region, name, prefixes } = allowlist;
  if (prefixes[family].length === 0) {
    throw new RangewatchError({
      code: 'list-family',
      seen: `no ${family} prefix`,
      expected: 'at least one: an empty list is never given',
      where: `${region} ${name}`,
    });
  }
  return {
    ...allowlist,
    prefixes: { ipv4: [], ipv6: [], [family]: prefixes[family] },
    entries: allowlist.entries.filter(({ prefix }) => prefix.family === family),
  };
}
