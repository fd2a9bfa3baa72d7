// What AWS does in a simulation: a feed that grows, shrinks, flaps, re-splits and errs, and an edge that serves it late,
// cut short, or not at all.
import { createHash } from 'node:crypto';
import { feedBytes } from '../../local/feed-bytes.ts';
import { type Entry, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { FIRST_TOKEN } from '../world/feeds.ts';
import type { Random } from './random.ts';

/** A Region that no catalogue knows, so that its lists are what the selectors take and nothing else. */
export const REGION = 'zz-test-1';

/** The two lists that are simulated, each of one selector. */
export const SERVICES = { streaming: 'WORKSPACES_GATEWAYS', web: 'EC2' } as const;

/** A simulated list. */
export type List = keyof typeof SERVICES;

/** The simulated lists. */
export const LISTS = ['streaming', 'web'] as const satisfies readonly List[];

/** One version of the feed. */
export interface Version {
  readonly token: number;
  readonly md5: string;
  readonly bytes: Uint8Array;
  /** The prefixes of each list's selector. */
  readonly prefixes: Readonly<Record<List, readonly string[]>>;
}

/** What is in the feed now, as AWS changes it. */
export type Contents = Record<List, Set<string>>;

/** Reserved space and prefixes that are too wide: never to be published, whatever happens. */
export const UNPUBLISHABLE = ['10.1.0.0/24', '252.0.0.0/10', 'fd00:1::/48', '20.0.0.0/9'] as const;

/** IPv4 sites of each list; a site is a /24. */
const SITES = 24;

/** A site whole, its halves, or, in IPv6, a /48. */
function site(list: List, number: number): string {
  return `${list === 'streaming' ? 20 : 30}.0.${number}.0/24`;
}

function halves(whole: string): readonly string[] {
  const start = whole.slice(0, whole.indexOf('.0/24'));
  return whole.endsWith('.0/24') ? [`${start}.0/25`, `${start}.128/25`] : [];
}

/** The first contents: enough that no change of one site is more than a fifth; now and then with an error in them. */
export function firstContents(random: Random): Contents {
  const make = (list: List) =>
    new Set([
      ...Array.from({ length: 8 }, (_, index) => site(list, index)),
      ...(random.chance(0.2) ? [random.pick(UNPUBLISHABLE)] : []),
      `2600:1f00:${list === 'web' ? 1 : 2}::/48`,
    ]);
  return { streaming: make('streaming'), web: make('web') };
}

/** Changes the contents as AWS does; says what it did. */
export function change(contents: Contents, random: Random): string {
  const list = random.pick(LISTS);
  const set = contents[list];
  const members = [...set];
  const some = (count: number) => Array.from({ length: count }, () => site(list, random.below(SITES)));
  const remove = (count: number) => {
    for (let index = 0; index < count && set.size > 1; index++) {
      set.delete(random.pick(members as [string, ...string[]]));
    }
  };
  switch (random.below(9)) {
    case 0:
    case 1:
      for (const prefix of some(1)) set.add(prefix);
      return `${list} grows`;
    case 2:
      for (const prefix of some(7)) set.add(prefix);
      return `${list} grows much`;
    case 3:
      remove(1);
      return `${list} shrinks`;
    case 4:
      remove(5);
      return `${list} shrinks much`;
    case 5: {
      const isBad = (prefix: string) => UNPUBLISHABLE.some((bad) => bad === prefix);
      const whole = members.find((prefix) => halves(prefix).length > 0 && !isBad(prefix));
      if (whole !== undefined) set.delete(whole);
      for (const half of whole === undefined ? [] : halves(whole)) set.add(half);
      return `${list} splits`;
    }
    case 6:
      set.add(random.pick(UNPUBLISHABLE));
      return `${list} errs`;
    case 7:
      for (const prefix of UNPUBLISHABLE) set.delete(prefix);
      return `${list} mends`;
    default:
      set.add(`2600:1f00:${10 + random.below(6)}::/48`);
      return `${list} grows in IPv6`;
  }
}

/** Publishes the contents under a token. */
export function versionOf(token: number, contents: Contents): Version {
  const entries = LISTS.flatMap((list) =>
    [...contents[list]].map(
      (prefix): Entry => ({ prefix, service: SERVICES[list], region: REGION, networkBorderGroup: REGION }),
    ),
  );
  // A feed without any IPv4 entry is none; AWS's has thousands of others.
  const other: Entry = {
    prefix: '52.94.0.0/22',
    service: 'AMAZON',
    region: 'GLOBAL',
    networkBorderGroup: 'GLOBAL',
  };
  const bytes = feedBytes({
    syncToken: token as SyncToken,
    createDate: token,
    rows: rowsOf([other, ...entries]),
  });
  return {
    token,
    md5: createHash('md5').update(bytes).digest('hex'),
    bytes,
    prefixes: { streaming: [...contents.streaming], web: [...contents.web] },
  };
}

/** What else an edge may serve: all of it must be rejected. */
export function garbage(version: Version, random: Random): Uint8Array {
  const text = new TextDecoder().decode(version.bytes);
  const encode = (wrong: string) => new TextEncoder().encode(wrong);
  switch (random.below(6)) {
    case 0:
      return version.bytes.slice(0, random.below(version.bytes.length));
    case 1:
      return new Uint8Array();
    case 2:
      return encode('<html><body>403 Forbidden</body></html>');
    case 3:
      return encode(text.replace(/"ip_prefix": ?"[^"]*"/, '"ip_prefix": "256.1.1.1/24"'));
    case 4:
      // Two days ahead of any clock here.
      return encode(text.replaceAll(String(version.token), String(version.token + 400 * 86_400)));
    default:
      return encode(text.replaceAll('"service"', '"Service"'));
  }
}

/** The token of the first version. */
export const FIRST = FIRST_TOKEN;
