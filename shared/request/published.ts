// What a request and a comparison are made from: the parts of published documents that they read.
import type { AllowlistChange, NameChange } from '../allowlist/change.ts';
import type { Family } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';

/** A version of `ip-ranges.json`, as published documents name it: seconds since the epoch, and ISO 8601 in UTC. */
export interface FeedVersion {
  readonly syncToken: string;
  readonly createDate: string;
}

/** What a request needs of `changes/<seq>.json`, or of the difference of two feeds, which has no `seq`. */
export interface PublishedChange extends FeedVersion {
  readonly seq?: number;
  readonly previousSyncToken: string | null;
  readonly allowlists: readonly Pick<AllowlistChange, 'region' | 'name' | 'family' | 'added' | 'removed'>[];
  readonly names: readonly NameChange[];
  readonly lists: readonly {
    readonly region: string;
    readonly name: string;
    readonly ports: readonly Transport[];
  }[];
  /** Lists of which this is the first release: the change says nothing of what is in them. */
  readonly newAllowlists: readonly { readonly region: string; readonly name: string }[];
}

/** What a request needs of `current/<region>/<allowlist>/json.json`. */
export interface PublishedList extends FeedVersion {
  readonly region: string;
  readonly allowlist: string;
  readonly ports: readonly Transport[];
  readonly prefixes: Readonly<Record<Family, readonly string[]>>;
  readonly domains: readonly string[];
}
