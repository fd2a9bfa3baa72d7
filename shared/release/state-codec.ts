// The watch state as bytes: what HEAD carries of the past, compressed. Prefixes are stored as text; those that wait are read again.
import type { Standing, WatchState } from '../allowlist/follow.ts';
import type { Zip } from '../ports.ts';
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { SelectorKey } from '../requirements/taken.ts';
import type { Head } from './head.ts';

declare const encoded: unique symbol;

/** A compressed watch state. */
export type EncodedState = Uint8Array & { readonly [encoded]: true };

/** What JSON makes of a watch state. The tokens of the feed are in HEAD beside it: they move with every feed, and nothing else. */
interface StoredState extends Standing {
  /** Only in what an earlier program wrote. */
  readonly createDate?: number;
  readonly taken: readonly (readonly [SelectorKey, readonly Cidr[]])[];
  readonly news: WatchState['audit']['news'];
  /** Missing in what an earlier program wrote. */
  readonly audited?: string;
}

/** What states were unpacked to. */
const texts = new WeakMap<EncodedState, string>();

/** Writes a state. @param before the one that was read: most feeds change nothing of it, and packing is dear */
export function encodeState(
  { snapshot, dropped, withheld, holds, exceptions, audit }: WatchState,
  zip: Zip,
  before?: EncodedState,
): EncodedState {
  const stored: StoredState = {
    taken: [...snapshot.taken],
    dropped,
    news: audit.news,
    audited: audit.of,
    withheld: withheld.map(({ prefix: _, ...item }) => item),
    holds: holds.map(({ prefix: _, ...hold }) => hold),
    exceptions,
  };
  const text = JSON.stringify(stored);
  if (before !== undefined && texts.get(before) === text) return before;
  return zip.gzip(new TextEncoder().encode(text)) as EncodedState;
}

/** Reads a state back. Only this program writes it, so its shape is trusted. */
export function decodeState(head: Pick<Head, 'state' | 'syncToken' | 'createDate'>, zip: Zip): WatchState {
  const { syncToken } = head;
  const stored = unpack(head.state, zip);
  const createDate = head.createDate ?? stored.createDate ?? syncToken;
  const { taken, dropped, news, audited = '', withheld, holds, exceptions } = stored;
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
  const text = texts.get(bytes) ?? new TextDecoder().decode(zip.gunzip(bytes));
  texts.set(bytes, text);
  return JSON.parse(text) as StoredState;
}
