// Bounds of an alert: what SNS, e-mail and chat take. What is cut is counted, and stands in full in the raw change.
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Family } from '../prefix/prefix.ts';
import { aggregate, countAddresses } from '../prefix/set.ts';
import type { NameCut, PrefixCut } from './message.ts';

/** Lists that one alert has. With all bounds, an alert stays under the 256 KiB that SNS takes. */
export const LISTS_SHOWN = 40;

/** Prefixes, or names, that it has of one list. */
const ITEMS_SHOWN = 50;

/** Prefixes and names that it has of all lists together: a prefix of GLOBAL is in the list of every Region. */
const ITEMS_IN_ALL = 1_000;

/** Times at which something leaves the lists of a Region, the first ones. */
export const TIMES_SHOWN = 4;

/** Exceptions that it has. */
export const EXCEPTIONS_SHOWN = 20;

/** Cuts what is told of one list, in the order in which it is asked to. */
export interface Cutter {
  /** The first of some prefixes, and the exact counts of all. */
  readonly prefixes: (family: Family, prefixes: readonly Cidr[], addresses: string) => PrefixCut;
  /** The same of prefixes that may overlap, and whose addresses are not counted yet. */
  readonly uncounted: (family: Family, prefixes: readonly Cidr[]) => PrefixCut;
  /** The first of some names, and how many there are. */
  readonly names: (names: readonly string[]) => NameCut;
}

/** A cutter for each of so many lists. */
export function cutterFor(lists: number): Cutter {
  let left = Math.floor(ITEMS_IN_ALL / Math.max(lists, 1));
  const take = <Item>(items: readonly Item[]) => {
    const shown = items.slice(0, Math.min(ITEMS_SHOWN, left));
    left -= shown.length;
    return shown;
  };
  const prefixes: Cutter['prefixes'] = (family, texts, addresses) => ({
    family,
    prefixes: take(texts).map((prefix) => ({
      prefix,
      addresses: String(countAddresses([parsePrefix(prefix)])),
    })),
    count: texts.length,
    addresses,
  });
  return {
    prefixes,
    uncounted: (family, texts) =>
      prefixes(family, texts, String(countAddresses(aggregate(texts.map(parsePrefix))))),
    names: (names) => ({ names: take(names), count: names.length }),
  };
}
