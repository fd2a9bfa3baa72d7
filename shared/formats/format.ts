// What a format is: how an allowlist is written for a consumer, and how it is read back to prove it.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Tools } from '../ports.ts';
import type { Family } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { EpochSeconds } from '../time.ts';

/** Which release a file shows: the one that last changed this list. `seq` is null for a list made by hand. */
export interface Stamp {
  readonly seq: number | null;
  readonly syncToken: SyncToken;
  readonly createDate: EpochSeconds;
}

/** What a file holds, as its own reader finds it: the proof that nothing was lost and nothing widened. */
export interface ReadBack {
  /** In CIDR notation. Whoever compares them reads them as addresses (read-back.ts): two dozen files have the same. */
  readonly prefixes: readonly string[];
  /** As the allowlist writes them: a wildcard is `*.` in front, whatever the format's own spelling. */
  readonly domains: readonly string[];
  /** Where the format carries ports; in the order of the allowlist. */
  readonly ports?: readonly Transport[];
}

/** A bound of a consumer that reads the format. */
export interface Limit {
  readonly consumer: string;
  /** Prefixes, or names, that it takes in one file. */
  readonly entries: number;
  /** Whether a longer list is refused; otherwise it is only told. */
  readonly isHard?: true;
}

/** What a team may choose of a format. */
export interface FormatOptions {
  /** The number at which the filters of `yamaha-rtx` begin. */
  readonly yamahaFirstNumber: number;
}

/** What can be in a file. */
export type Carried = 'prefixes' | 'domains' | 'ports';

/**
 * How a list becomes files.
 * - `split`: one file a family. `both`: one file with both. `none`: one file, without prefixes.
 * - `split-and-names`: one file a family, and one with the names.
 */
export type Families = 'split' | 'both' | 'none' | 'split-and-names';

/** What one file of a list is about: a family of its prefixes, its names, or everything. */
export type Part = Family | 'names' | 'all';

/** A file that follows from another, such as its sum. */
export interface Companion {
  /** The file's name, from that of the file it follows from. */
  readonly file: (of: string) => string;
  readonly mediaType: string;
  readonly render: (bytes: Uint8Array, tools: Tools) => Uint8Array;
}

/** One way to write an allowlist. */
export interface Format {
  /** Part of the URL and of the command line; never changes. */
  readonly id: string;
  /** File name; a `split` format has one for each family. */
  readonly file: (part: Part) => string;
  readonly mediaType: string;
  readonly families: Families;
  readonly carries: readonly Carried[];
  readonly consumers: readonly string[];
  readonly limits: readonly Limit[];
  /** Whether what reads it allows what is in it. Where it does not, that is said wherever the format is offered. */
  readonly isAllowRule: boolean;
  /** Where the form is described: the vendor's page, or a standard. */
  readonly source: string;
  readonly companion?: Companion;
  /** Why the format cannot carry a list, beyond its limits: in a few words that follow "found"; undefined: it can. */
  readonly refuses?: (allowlist: Allowlist) => string | undefined;
  /** Writes what the allowlist has; a caller that wants one family gives a list with only that one. */
  readonly render: (allowlist: Allowlist, stamp: Stamp, tools: Tools, options?: FormatOptions) => Uint8Array;
  /** Reads a file that `render` wrote, but for its prefixes. @throws RangewatchError `store-content` */
  readonly read: (bytes: Uint8Array, tools: Tools) => ReadBack;
}
