// The whole state of the console is its URL: what is shown can be sent, reloaded and gone back to.

/** The pages, in the order of the menu. */
export const PAGES = ['look-up', 'changes', 'lists', 'requirements', 'compare', 'health'] as const;

/** A page of the menu, or that of one change. */
export type Page = (typeof PAGES)[number] | 'change';

/** The parameters that the URL may have; what it does not have is empty. */
const KEYS = [
  'page',
  'lang',
  'theme',
  /** What is looked up, and at which day. */
  'q',
  'at',
  /** What is shown of all there is. */
  'region',
  'list',
  'family',
  'kind',
  /** The earliest month that is shown. */
  'since',
  /** Two releases, and how their difference is shown. */
  'from',
  'to',
  'view',
] as const;

/** A place in the console. */
export type Place = Readonly<Record<(typeof KEYS)[number], string>>;

/** What every page keeps. */
const KEPT: readonly string[] = ['lang', 'theme', 'region'];

/** Reads a query; what is unknown in it is left out. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  return Object.fromEntries(KEYS.map((key) => [key, query.get(key) ?? ''])) as Place;
}

/** The page of a place; the first where it names none that exists. */
export function pageOf({ page }: Place): Page {
  return page === 'change' ? page : (PAGES.find((each) => each === page) ?? 'look-up');
}

/** The address of a place, with some of it changed. Another page takes over only what every page keeps. */
export function hrefOf(place: Place, changes: Partial<Place>): string {
  const isElsewhere = changes.page !== undefined && changes.page !== pageOf(place);
  const next = { ...place, ...changes };
  const query = new URLSearchParams();
  for (const key of KEYS) {
    const isTaken = !isElsewhere || KEPT.includes(key) || key in changes;
    if (isTaken && next[key] !== '') query.set(key, next[key]);
  }
  return `?${query}`;
}
