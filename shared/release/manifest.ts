// The manifest: all of a release. HEAD names one by its digest, and each names the one before it, so that the chain
// from HEAD is the only history there is, whatever else a crash or a lost race left behind.

import type { Headroom } from '../allowlist/capacity.ts';
import type { AllowlistChange, NameChange } from '../allowlist/change.ts';
import type { Exception } from '../allowlist/exceptions.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Stamp } from '../formats/format.ts';
import type { FormatId } from '../formats/formats.ts';
import type { Cidr } from '../prefix/format.ts';
import type { Family } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { EpochSeconds } from '../time.ts';
import type { Sha256 } from './keys.ts';
import type { RulesRecord } from './rules.ts';

/** Why a release was made. */
export type Cause = 'feed' | 'catalogue' | 'config' | 'approval' | 'hold-expired' | 'baseline';

/** One file of a list. `md5` is its etag in the bucket, without quotes. */
export interface FileRecord {
  readonly file: string;
  readonly format: FormatId;
  readonly mediaType: string;
  readonly sha256: Sha256;
  readonly md5: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** Prefixes and names in it. */
  readonly entries: number;
}

/** One published list. */
export interface ListRecord extends AllowlistId {
  /** Equal for equal lists: a digest of addresses, names and ports. */
  readonly identity: Sha256;
  /** The digest of its content object. */
  readonly content: Sha256;
  /** The release that last changed its content. */
  readonly stamp: Stamp;
  readonly ports: readonly Transport[];
  /** Prefixes of each family. */
  readonly prefixes: Readonly<Record<Family, number>>;
  /** Addresses of each family, as decimal text. */
  readonly addresses: Readonly<Record<Family, string>>;
  readonly domains: number;
  /** What is left of what the configured consumers take. */
  readonly headroom: readonly Headroom[];
  readonly files: readonly FileRecord[];
}

/** Prefixes of one family that a list holds until the same time; null: until a person approves. */
export interface Leaving extends AllowlistId {
  readonly family: Family;
  readonly until: EpochSeconds | null;
  readonly prefixes: readonly Cidr[];
}

/** All of a release. */
export interface Manifest {
  readonly schema: 1;
  readonly seq: number;
  readonly syncToken: SyncToken;
  /** `createDate` of that feed. */
  readonly createDate: EpochSeconds;
  readonly cause: Cause;
  /** The release before; null for the first. */
  readonly previous: {
    readonly seq: number;
    readonly syncToken: SyncToken;
    readonly manifest: Sha256;
  } | null;
  readonly allowlists: readonly ListRecord[];
  readonly rules: readonly RulesRecord[];
  readonly change: readonly AllowlistChange[];
  readonly nameChange: readonly NameChange[];
  /** Lists that this release publishes for the first time; their prefixes are in no change. */
  readonly newAllowlists: readonly AllowlistId[];
  /** What leaves the lists of `change` later. */
  readonly leaving: readonly Leaving[];
  /** What the configuration added to lists, and kept out of them. */
  readonly exceptions: readonly Exception[];
  /** Those that the release before had, and that have ended since. */
  readonly endedExceptions: readonly Exception[];
  /** The digest of the decision that made it; null where none did. */
  readonly decision: string | null;
  /** The release whose content it brings back; null unless it is a rollback. */
  readonly pinnedTo: number | null;
}

/** What HEAD and the table say of a release. */
export interface ReleaseRecord {
  readonly seq: number;
  readonly manifest: Sha256;
  readonly syncToken: SyncToken;
  readonly cause: Cause;
  readonly added: number;
  readonly removed: number;
}

/** A short record of a manifest, for the table. */
export function releaseRecordOf(manifest: Manifest, digest: Sha256): ReleaseRecord {
  const { seq, syncToken, cause, change } = manifest;
  return {
    seq,
    manifest: digest,
    syncToken,
    cause,
    added: change.reduce((sum, { added }) => sum + added.length, 0),
    removed: change.reduce((sum, { removed }) => sum + removed.length, 0),
  };
}
