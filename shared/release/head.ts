// HEAD: the one item whose conditional put is the commit. Nothing is true before it; everything is after it.

import type { WatchState, Withheld } from '../allowlist/follow.ts';
import type { Hold } from '../allowlist/holds.ts';
import { RangewatchError } from '../error.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { StoredHead, Zip } from '../ports.ts';
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { SelectorKey, TakenPrefix } from '../requirements/resolve.ts';
import type { Sha256 } from './keys.ts';
import type { SettingsDigests } from './settings.ts';

/** What waits to be sent: a reference to a release, or a short notice. */
export type OutboxItem =
  | { readonly kind: 'release'; readonly id: string; readonly seq: number; readonly manifest: Sha256 }
  | {
      readonly kind: 'notice';
      readonly id: string;
      readonly seq: number;
      readonly severity: 'health' | 'approval';
      readonly text: string;
    };

/** The state that everything else follows from. */
export interface Head {
  /** Raised by every write of HEAD. */
  readonly rev: number;
  /** The release that is current. */
  readonly seq: number;
  readonly syncToken: SyncToken;
  /** Hexadecimal MD5 of the last accepted feed. */
  readonly md5: string;
  readonly manifest: Sha256;
  /** What the lists were made with, besides the feed. */
  readonly settings: SettingsDigests;
  readonly state: WatchState;
  readonly outbox: readonly OutboxItem[];
  /** Ids of the last notices, so that the same bad feed is told of once. */
  readonly noticed: readonly string[];
}

/** DynamoDB's bound on an item is 400 KB; this leaves room for its other attributes. */
export const MAX_HEAD_BYTES = 390 * 1024;

/** How many notices HEAD remembers. */
export const NOTICES_REMEMBERED = 20;

/**
 * HEAD as the table stores it: what conditions look at, and the rest compressed.
 * @throws RangewatchError `store-content` when it would not fit in an item
 */
export function encodeHead(head: Head, zip: Zip): StoredHead {
  const { rev, seq, syncToken, state, ...rest } = head;
  const { snapshot, withheld, holds, dropped } = state;
  const text = JSON.stringify({
    ...rest,
    createDate: snapshot.createDate,
    taken: [...snapshot.taken].map(([selector, prefixes]) => [selector, prefixes.map((entry) => entry.text)]),
    dropped,
    withheld: withheld.map(({ prefix: _, ...item }) => item),
    holds: holds.map(({ prefix: _, ...hold }) => hold),
  });
  const body = zip.gzip(new TextEncoder().encode(text));
  if (body.length > MAX_HEAD_BYTES) {
    throw new RangewatchError({
      code: 'store-content',
      seen: `a HEAD of ${body.length} bytes`,
      expected: `at most ${MAX_HEAD_BYTES} bytes, the bound of a DynamoDB item`,
      where: 'table, HEAD',
      remedy: 'watch fewer Regions with one table',
    });
  }
  return { rev, seq, syncToken, body };
}

/** What JSON makes of the parts of HEAD that hold prefixes. */
interface StoredBody extends Omit<Head, 'rev' | 'seq' | 'syncToken' | 'state'> {
  readonly createDate: number;
  readonly taken: readonly (readonly [SelectorKey, readonly Cidr[]])[];
  readonly dropped: WatchState['dropped'];
  readonly withheld: readonly Omit<Withheld, 'prefix'>[];
  readonly holds: readonly Omit<Hold, 'prefix'>[];
}

/** Reads HEAD back. Only this program writes it, so its shape is trusted; its prefixes are parsed again. */
export function decodeHead(stored: StoredHead, zip: Zip): Head {
  const body = JSON.parse(new TextDecoder().decode(zip.gunzip(stored.body))) as StoredBody;
  const { createDate, taken, dropped, withheld, holds, ...rest } = body;
  const { rev, seq } = stored;
  const syncToken = stored.syncToken as SyncToken;
  const snapshot = {
    syncToken,
    createDate,
    taken: new Map(taken.map(([selector, texts]) => [selector, texts.map(takenPrefix)])),
  };
  const state: WatchState = {
    snapshot,
    dropped,
    withheld: withheld.map((item) => ({ ...item, prefix: parsePrefix(item.text) })),
    holds: holds.map((hold) => ({ ...hold, prefix: parsePrefix(hold.text) })),
  };
  return { ...rest, rev, seq, syncToken, state };
}

function takenPrefix(text: Cidr): TakenPrefix {
  return { text, prefix: parsePrefix(text) };
}
