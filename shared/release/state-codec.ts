// The watch state as bytes: what HEAD carries of the past, compressed. Prefixes are stored as text; those that wait are read again.
import type { Standing, WatchState } from '../allowlist/follow.ts';
import type { Zip } from '../ports.ts';
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { SelectorKey, Taken } from '../requirements/taken.ts';
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

/** What states were packed from, or unpacked to: bytes never change, and a replay meets them again with every feed. */
const unpacked = new WeakMap<EncodedState, StoredState>();

/** What they were read as. */
const states = new WeakMap<StoredState, ReadState>();

/** A watch state but for the tokens of its feed. */
interface ReadState extends Omit<WatchState, 'snapshot'>, Pick<WatchState['snapshot'], 'taken'> {}

/** Writes a state. @param before the one that was read: most feeds change nothing of it, and packing is dear */
export function encodeState(
  { snapshot: { taken }, ...rest }: WatchState,
  zip: Zip,
  before?: EncodedState,
): EncodedState {
  const { dropped, withheld, holds, exceptions, audit } = rest;
  const stored: StoredState = {
    taken: [...taken],
    dropped,
    news: audit.news,
    audited: audit.of,
    withheld: withheld.map(({ prefix: _, ...item }) => item),
    holds: holds.map(({ prefix: _, ...hold }) => hold),
    exceptions,
  };
  if (before !== undefined && isPacked(before, stored, taken)) return before;
  const bytes = zip.gzip(new TextEncoder().encode(JSON.stringify(stored))) as EncodedState;
  unpacked.set(bytes, stored);
  states.set(stored, { taken, ...rest });
  return bytes;
}

/** Whether bytes hold a state already. What was taken is the same object where nothing of it changed, and is not printed. */
function isPacked(bytes: EncodedState, stored: StoredState, taken: Taken): boolean {
  const known = unpacked.get(bytes);
  if (known === undefined || states.get(known)?.taken !== taken) return false;
  return JSON.stringify({ ...known, taken: [] }) === JSON.stringify({ ...stored, taken: [] });
}

/** Reads a state back. Only this program writes it, so its shape is trusted. */
export function decodeState(head: Pick<Head, 'state' | 'syncToken' | 'createDate'>, zip: Zip): WatchState {
  const { syncToken } = head;
  const stored = unpack(head.state, zip);
  const createDate = head.createDate ?? stored.createDate ?? syncToken;
  const { taken, ...rest } = states.get(stored) ?? readState(stored);
  return { snapshot: { syncToken, createDate, taken }, ...rest };
}

function readState(stored: StoredState): ReadState {
  const { taken, dropped, news, audited = '', withheld, holds, exceptions } = stored;
  const state: ReadState = {
    taken: new Map(taken),
    dropped,
    audit: { of: audited, news },
    exceptions,
    withheld: withheld.map((item) => ({ ...item, prefix: parsePrefix(item.text) })),
    holds: holds.map((hold) => ({ ...hold, prefix: parsePrefix(hold.text) })),
  };
  states.set(stored, state);
  return state;
}

/** Reads what stands after a feed: a tenth of the work of the whole, since no prefix is read as addresses. */
export function decodeStanding(bytes: EncodedState, zip: Zip): Standing {
  return unpack(bytes, zip);
}

function unpack(bytes: EncodedState, zip: Zip): StoredState {
  const known = unpacked.get(bytes);
  if (known !== undefined) return known;
  const stored = JSON.parse(new TextDecoder().decode(zip.gunzip(bytes))) as StoredState;
  unpacked.set(bytes, stored);
  return stored;
}
