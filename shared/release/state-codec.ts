// The watch state as bytes: what HEAD carries of the past, compressed. Prefixes are stored as text; those that wait are read again.
import type { Standing, WatchState } from '../allowlist/follow.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Zip } from '../ports.ts';
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { SelectorKey } from '../requirements/taken.ts';

declare const encoded: unique symbol;

/** A compressed watch state. */
export type EncodedState = Uint8Array & { readonly [encoded]: true };

/** What JSON makes of a watch state. */
interface StoredState extends Standing {
  readonly syncToken: SyncToken;
  readonly createDate: number;
  readonly taken: readonly (readonly [SelectorKey, readonly Cidr[]])[];
  readonly news: WatchState['audit']['news'];
  /** Missing in what an earlier program wrote. */
  readonly audited?: string;
}

/** Writes a state. */
export function encodeState(
  { snapshot, dropped, withheld, holds, exceptions, audit }: WatchState,
  zip: Zip,
): EncodedState {
  const stored: StoredState = {
    syncToken: snapshot.syncToken,
    createDate: snapshot.createDate,
    taken: [...snapshot.taken],
    dropped,
    news: audit.news,
    audited: audit.of,
    withheld: withheld.map(({ prefix: _, ...item }) => item),
    holds: holds.map(({ prefix: _, ...hold }) => hold),
    exceptions,
  };
  return zip.gzip(new TextEncoder().encode(JSON.stringify(stored))) as EncodedState;
}

/** Reads a state back. Only this program writes it, so its shape is trusted. */
export function decodeState(bytes: EncodedState, zip: Zip): WatchState {
  const stored = unpack(bytes, zip);
  const { syncToken, createDate, taken, dropped, news, audited = '', withheld, holds, exceptions } = stored;
  return {
    snapshot: { syncToken, createDate, taken: new Map(taken) },
    dropped,
    audit: { of: audited, news },
    exceptions,
    withheld: withheld.map((item) => ({ ...item, prefix: parsePrefix(item.text) })),
    holds: holds.map((hold) => ({ ...hold, prefix: parsePrefix(hold.text) })),
  };
}

/** Reads what stands after a feed: a tenth of the work of the whole, since no prefix is read as addresses. */
export function decodeStanding(bytes: EncodedState, zip: Zip): Standing {
  return unpack(bytes, zip);
}

function unpack(bytes: EncodedState, zip: Zip): StoredState {
  return JSON.parse(new TextDecoder().decode(zip.gunzip(bytes))) as StoredState;
}
