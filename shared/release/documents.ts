// The small public documents: what is current, for jobs to poll and for careful consumers to check.
import { waitingIn } from '../allowlist/decisions.ts';
import type { Standing } from '../allowlist/follow.ts';
import type { Hash, Health } from '../ports.ts';
import { CATALOGUE_DATE } from '../requirements/catalogue.ts';
import { DAY, type EpochSeconds, formatTime, HOUR } from '../time.ts';
import type { Head } from './head.ts';
import { currentKey, immutableKey, type Sha256 } from './keys.ts';
import type { Cause, ListRecord, Manifest } from './manifest.ts';
import type { Pin } from './pin.ts';

/** How long a verification vouches for the lists, in seconds. */
const VALIDITY: EpochSeconds = DAY;

/** How much newer than published a verification must be to be published again, in seconds. */
const REFRESH_AFTER: EpochSeconds = HOUR;

/** `version.json`: under 500 bytes, what jobs poll. */
export interface VersionDocument {
  readonly seq: number;
  readonly syncToken: string;
  readonly verifiedAt: string;
  readonly expires: string;
  readonly manifest: Sha256;
}

/** Which release is published, and how fresh the knowledge is that it still holds. */
export function versionDocument(head: Head, health: Health | undefined): VersionDocument {
  const verifiedAt = health?.verifiedAt ?? head.syncToken;
  return {
    seq: head.seq,
    syncToken: String(head.syncToken),
    verifiedAt: formatTime(verifiedAt),
    expires: formatTime(verifiedAt + VALIDITY),
    manifest: head.manifest,
  };
}

/** Whether what is published says less than what is known: an older release, or a verification an hour older. */
export function isOutdated(
  published: Pick<VersionDocument, 'seq' | 'manifest' | 'expires'> | undefined,
  version: VersionDocument,
): boolean {
  if (published === undefined || published.seq !== version.seq) return true;
  if (published.manifest !== version.manifest) return true;
  const age = (Date.parse(version.expires) - Date.parse(published.expires)) / 1_000;
  // Said so that a time that somebody broke is old.
  return !(age < REFRESH_AFTER);
}

/** `latest.json`; the keys of `files` are those under `current/`. */
export interface LatestDocument extends VersionDocument {
  readonly schema: 1;
  readonly createDate: string;
  readonly cause: Cause;
  readonly catalogueDate: string;
  readonly files: Readonly<Record<string, PublishedFile>>;
  readonly held: readonly object[];
  readonly withheld: readonly object[];
  /** What waits for a person, under the digest by which it is approved or denied. */
  readonly waiting: readonly object[];
  readonly dropped: readonly object[];
  /** What the configuration adds and keeps out. */
  readonly exceptions: readonly object[];
  /** How much each list leaves of what its configured consumers take. */
  readonly headroom: readonly object[];
  /** Set while the lists are pinned by a rollback. */
  readonly pinned: { readonly toSeq: number; readonly since: string; readonly until: string | null } | null;
}

/** One file of the release: its sum, size in bytes, entries, immutable URL, and the release that last changed it. */
export interface PublishedFile {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly entries: number;
  readonly url: string;
  readonly seq: number | null;
}

/** `latest.json`: the same, and every file with its sum, and what is held or withheld. */
export function latestDocument(
  version: VersionDocument,
  standing: Standing,
  manifest: Manifest,
  pin: Pin | undefined,
  hash: Hash,
): LatestDocument {
  const { holds, withheld, dropped, exceptions } = standing;
  return {
    schema: 1,
    ...version,
    createDate: formatTime(manifest.createDate),
    cause: manifest.cause,
    catalogueDate: CATALOGUE_DATE,
    files: Object.fromEntries(manifest.allowlists.flatMap(filesOfList)),
    held: holds.map(({ region, name, text, cause, since, until, waits }) => ({
      region,
      allowlist: name,
      prefix: text,
      since: formatTime(since),
      until: waits === undefined ? formatTime(until) : null,
      cause,
      awaitsApproval: waits !== undefined,
    })),
    withheld: withheld.map(({ selector, text, since }) => ({
      selector,
      prefix: text,
      since: formatTime(since),
    })),
    waiting: waitingIn(standing, hash).map(({ since, deniedAt, ...rest }) => ({
      ...rest,
      since: formatTime(since),
      deniedAt: deniedAt === null ? null : formatTime(deniedAt),
    })),
    dropped: dropped.map(({ selector, prefix, reason }) => ({ selector, prefix, reason })),
    // Pinned lists are made with those of the release that they are of.
    exceptions: pin === undefined ? exceptions : manifest.exceptions,
    headroom: manifest.allowlists.flatMap(({ region, name, headroom }) =>
      headroom.map((each) => ({ region, allowlist: name, ...each })),
    ),
    pinned: pinnedOf(pin),
  };
}

function pinnedOf(pin: Pin | undefined): LatestDocument['pinned'] {
  if (pin === undefined) return null;
  const { toSeq, since, until } = pin;
  return { toSeq, since: formatTime(since), until: until === null ? null : formatTime(until) };
}

/** Each file under the key that firewalls poll, with the immutable copy that a careful consumer fetches. */
function filesOfList(list: ListRecord): readonly (readonly [string, PublishedFile])[] {
  return list.files.map(({ file, sha256, bytes, entries }) => [
    currentKey(list, file),
    { sha256, bytes, entries, url: immutableKey(sha256, list, file), seq: list.stamp.seq },
  ]);
}
