// What must hold of everything that is published after each version, checked with another library's arithmetic.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { excludeCidr, overlapCidr } from 'cidr-tools';
import { entriesOf, type ReceivedFeed } from '../../shared/feed/feed.ts';

/** RFC 6890, multicast and class E; IPv6 outside 2000::/3. Written here again, so that a slip in the product shows. */
const RESERVED: readonly string[] = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
  '::/3 4000::/2 8000::/1 2001:db8::/32 2002::/16',
].flatMap((line) => line.split(' '));

const verdicts = new Map<string, boolean>();

/** Whether a prefix shares an address with reserved space. The same prefixes come in hundreds of versions: each is judged once. */
export function isReserved(prefix: string): boolean {
  const known = verdicts.get(prefix);
  if (known !== undefined) return known;
  const verdict = overlapCidr([prefix], [...RESERVED]);
  verdicts.set(prefix, verdict);
  return verdict;
}

/** The plain lists under current/, by their place: `<region>/<allowlist>/<family>.txt`. */
export function currentLists(bucket: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  const root = join(bucket, 'current');
  for (const region of readdirSync(root)) {
    for (const name of readdirSync(join(root, region))) {
      for (const file of readdirSync(join(root, region, name)).filter((each) => each.endsWith('.txt'))) {
        const lines = readFileSync(join(root, region, name, file), 'utf8').split('\n');
        lists.set(`${region}/${name}/${file}`, lines.slice(0, -1));
      }
    }
  }
  return lists;
}

/** Sentences about lists that break a promise; none is good. */
export function brokenPromises(lists: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...lists].flatMap(([place, prefixes]) => [
    ...(prefixes.length === 0 || prefixes.includes('') ? [`${place} is empty or has an empty line`] : []),
    ...(prefixes.some(isReserved) ? [`${place} has reserved space`] : []),
    ...prefixes
      .filter((prefix) => Number(prefix.split('/')[1]) < (prefix.includes(':') ? 28 : 10))
      .map((prefix) => `${place} has ${prefix}, which is too wide`),
  ]);
}

/** Entries of a client's and a browser's selectors that the lists of a Region lack (reserved space apart). */
export function missingFrom(
  lists: ReadonlyMap<string, readonly string[]>,
  { feed }: ReceivedFeed,
  home: string,
): readonly string[] {
  const wanted: Readonly<Record<string, (service: string, region: string) => boolean>> = {
    client: (service, region) =>
      (service === 'AMAZON' && ['GLOBAL', home, 'us-east-1', 'us-west-2'].includes(region)) ||
      (service === 'S3' && region === 'us-west-2'),
    web: (service, region) => service === 'EC2' && region === home,
    streaming: (service, region) => service === 'WORKSPACES_GATEWAYS' && region === home,
  };
  return Object.entries(wanted).flatMap(([name, takes]) => {
    const present = entriesOf(feed)
      .filter(({ service, region }) => takes(service, region))
      .map(({ prefix }) => prefix)
      .filter((prefix) => !isReserved(prefix));
    const published = ['ipv4.txt', 'ipv6.txt'].flatMap((file) => lists.get(`${home}/${name}/${file}`) ?? []);
    // Most prefixes stand in the list as they are; only the rest needs arithmetic.
    const known = new Set(published);
    const rest = present.filter((prefix) => !known.has(prefix));
    return rest.length === 0 ? [] : excludeCidr(rest, published).map((prefix) => `${name} lacks ${prefix}`);
  });
}
