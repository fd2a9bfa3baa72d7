// The feed: what one publication of ip-ranges.json says.
import { FAMILIES, type Family, familyOf } from '../prefix/prefix.ts';
import type { EpochSeconds } from '../time.ts';

declare const token: unique symbol;

/** `syncToken`: the feed's version, ten digits of seconds since the epoch. Only ever compared with `>`. */
export type SyncToken = number & { readonly [token]: true };

/** One entry of the feed. */
export interface Entry {
  readonly prefix: string;
  /** Such as `AMAZON`, `EC2`, `WORKSPACES_GATEWAYS`: an open set. */
  readonly service: string;
  /** A Region code or `GLOBAL`: an open set. */
  readonly region: string;
  /** A Region, Local Zone or Wavelength Zone group; empty where the feed had none (before 2020-04-07). */
  readonly networkBorderGroup: string;
}

/** The key under which a row has its prefix. */
export const PREFIX_KEY = { ipv4: 'ip_prefix', ipv6: 'ipv6_prefix' } as const satisfies Record<
  Family,
  string
>;

/**
 * An entry as it lies in the file. The prefix is text whose shape was checked (see parse.ts) and which is read in full only
 * when a requirement selects the row.
 */
export interface Row {
  readonly ip_prefix?: string;
  readonly ipv6_prefix?: string;
  readonly service: string;
  readonly region: string;
  readonly network_border_group?: string;
}

/** The prefix of a row of a family. Properties by their names: V8 finds them faster than by a variable. */
export function prefixOf(row: Row, family: Family): string {
  return (family === 'ipv4' ? row.ip_prefix : row.ipv6_prefix) ?? '';
}

/** The rows of a feed. They are looked at where they lie: to copy each costs as much again as to read the file. */
export type Rows = Readonly<Record<Family, readonly Row[]>>;

/** One publication. */
export interface Feed {
  readonly syncToken: SyncToken;
  readonly createDate: EpochSeconds;
  readonly rows: Rows;
}

/** The entries of a feed, IPv4 first, in the order of the file. */
export function entriesOf({ rows }: Feed): readonly Entry[] {
  return FAMILIES.flatMap((family) =>
    rows[family].map((row): Entry => {
      const { service, region, network_border_group } = row;
      return {
        prefix: prefixOf(row, family),
        service,
        region,
        networkBorderGroup: network_border_group ?? '',
      };
    }),
  );
}

/** Entries as the rows of a file. */
export function rowsOf(entries: readonly Entry[]): Rows {
  const inFamily = (family: Family) =>
    entries
      .filter(({ prefix }) => familyOf(prefix) === family)
      .map(({ prefix, region, service, networkBorderGroup }): Row => {
        const row = { [PREFIX_KEY[family]]: prefix, region, service };
        return networkBorderGroup === '' ? row : { ...row, network_border_group: networkBorderGroup };
      });
  return { ipv4: inFamily('ipv4'), ipv6: inFamily('ipv6') };
}

/** A feed with the hexadecimal MD5 of the bytes it was read from. */
export interface ReceivedFeed {
  readonly feed: Feed;
  readonly md5: string;
}

/** A feed by its token and its MD5: one that was received, or the last that was accepted. */
export interface FeedIdentity {
  readonly syncToken: SyncToken;
  readonly md5: string;
}

/** The identity of what was received; where the source says "unchanged", that is what is known. */
export function identityOf(received: ReceivedFeed): FeedIdentity;
export function identityOf(
  received: ReceivedFeed | 'unchanged',
  known: FeedIdentity | undefined,
): FeedIdentity | undefined;
export function identityOf(
  received: ReceivedFeed | 'unchanged',
  known?: FeedIdentity,
): FeedIdentity | undefined {
  if (received === 'unchanged') return known;
  return { syncToken: received.feed.syncToken, md5: received.md5 };
}

/** Reads a sync token; undefined unless it is exactly ten digits. */
export function parseSyncToken(text: unknown): SyncToken | undefined {
  return typeof text === 'string' && /^[1-9]\d{9}$/.test(text) ? (Number(text) as SyncToken) : undefined;
}
