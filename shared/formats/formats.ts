// The table of formats: adding one is adding a file and a line here.
import { type Allowlist, isEmptyAllowlist } from '../allowlist/allowlist.ts';
import { RangewatchError } from '../error.ts';
import { FAMILIES, type Family } from '../prefix/prefix.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { plain } from './plain.ts';
import { plainDomains } from './plain-domains.ts';

/** Every format by its id. */
const FORMATS = { plain, 'plain-domains': plainDomains, json } as const satisfies Record<string, Format>;

/** Raised when a renderer writes other bytes for the same list, so that every file is written again. */
export const FORMATS_VERSION = 1;

/** The id of a format. */
export type FormatId = keyof typeof FORMATS;

/** All ids, in the order in which they are shown. */
export const FORMAT_IDS = Object.keys(FORMATS) as readonly FormatId[];

/** The format of an id. */
export function formatOf(id: FormatId): Format {
  return FORMATS[id];
}

/** One file to be written: its name, and the part of the list that belongs in it. */
export interface FilePart {
  readonly file: string;
  readonly allowlist: Allowlist;
}

/**
 * Takes a list only if the format can carry something of it.
 * @throws RangewatchError `list-format`
 */
export function refuseUncarried(format: Format, allowlist: Allowlist): Allowlist {
  const hasPrefixes = FAMILIES.some((family) => allowlist.prefixes[family].length > 0);
  const carriesSome =
    (hasPrefixes && format.carries.includes('prefixes')) ||
    (allowlist.domains.length > 0 && format.carries.includes('domains'));
  if (carriesSome) return allowlist;
  throw new RangewatchError({
    code: 'list-format',
    seen: hasPrefixes ? 'a list of prefixes' : 'a list of names',
    expected: `what the format ${format.id} carries: ${format.carries.join(', ')}`,
    where: `${allowlist.region} ${allowlist.name}`,
    remedy: `the format ${hasPrefixes ? 'plain' : 'plain-domains'} carries it`,
  });
}

/** The files that a format makes of a list. A family without a prefix has no file. */
export function filesOf(format: Format, allowlist: Allowlist): readonly FilePart[] {
  if (format.families === 'none') {
    return allowlist.domains.length === 0 ? [] : [{ file: format.file('ipv4'), allowlist }];
  }
  if (format.families === 'both') {
    return isEmptyAllowlist(allowlist) ? [] : [{ file: format.file('ipv4'), allowlist }];
  }
  return FAMILIES.filter((family) => allowlist.prefixes[family].length > 0).map((family) => ({
    file: format.file(family),
    allowlist: onlyFamily(allowlist, family),
  }));
}

/**
 * The part of a list in one family.
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
