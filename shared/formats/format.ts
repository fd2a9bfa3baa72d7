// What a format is: how an allowlist is written for a consumer, and how it is read back to prove it.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Tools } from '../ports.ts';
import type { Family, Prefix } from '../prefix/prefix.ts';
import type { EpochSeconds } from '../time.ts';

/** Which release a file shows: the one that last changed this list. `seq` is null for a list made by hand. */
export interface Stamp {
  readonly seq: number | null;
  readonly syncToken: SyncToken;
  readonly createDate: EpochSeconds;
}

/** What a file holds, as its own reader finds it: the proof that nothing was lost and nothing widened. */
export interface ReadBack {
  readonly prefixes: readonly Prefix[];
  readonly domains: readonly string[];
}

/** A bound of a consumer that reads the format. */
export interface Limit {
  readonly consumer: string;
  readonly entries: number;
}

/** One way to write an allowlist. */
export interface Format {
  /** Part of the URL and of the command line; never changes. */
  readonly id: string;
  /** File name; a `split` format has one for each family. */
  readonly file: (family: Family) => string;
  readonly mediaType: string;
  /** `split`: one file a family; `both`: one file with both; `none`: no prefixes at all. */
  readonly families: 'split' | 'both' | 'none';
  readonly carries: readonly ('prefixes' | 'domains' | 'ports')[];
  readonly consumers: readonly string[];
  readonly limits: readonly Limit[];
  /** Writes what the allowlist has; a caller that wants one family gives a list with only that one. */
  readonly render: (allowlist: Allowlist, stamp: Stamp, tools: Tools) => Uint8Array;
  /** Reads a file that `render` wrote. @throws RangewatchError `store-content` */
  readonly read: (bytes: Uint8Array) => ReadBack;
}
