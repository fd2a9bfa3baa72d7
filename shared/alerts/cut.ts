// Bounds of an alert: what SNS, e-mail and chat take. What is cut is counted, and stands in full in the raw change.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Family } from '../prefix/prefix.ts';
import { aggregate, countAddresses } from '../prefix/set.ts';
import type { NameCut, PrefixCut } from './message.ts';

/** Lists that one alert has. With all bounds, an alert stays under half of the 256 KiB that SNS takes. */
export const LISTS_SHOWN = 40;

/** Prefixes, or names, that it has of one list. */
const ITEMS_SHOWN = 50;

/** Exceptions that it has. */
export const EXCEPTIONS_SHOWN = 20;

/** The first of some prefixes, and the exact counts of all. */
export function cutPrefixes(family: Family, prefixes: readonly Cidr[], addresses: string): PrefixCut {
  return {
    family,
    prefixes: prefixes.slice(0, ITEMS_SHOWN).map((prefix) => ({
      prefix,
      addresses: String(countAddresses([parsePrefix(prefix)])),
    })),
    count: prefixes.length,
    addresses,
  };
}

/** The same of a set that is not counted yet. */
export function cutSet(family: Family, texts: readonly Cidr[]): PrefixCut {
  const minimal = aggregate(texts.map(parsePrefix));
  return cutPrefixes(family, minimal.map(formatPrefix), String(countAddresses(minimal)));
}

/** The first of some names, and how many there are. */
export function cutNames(names: readonly string[]): NameCut {
  return { names: names.slice(0, ITEMS_SHOWN), count: names.length };
}
