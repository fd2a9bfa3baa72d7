// The few functions through which the world is reached: every effect of ingest and converge is one of these.
import type { Severity } from './alerts/severity.ts';
import type { Language } from './alerts/words/say.ts';
import type { ReceivedFeed } from './feed/feed.ts';
import type { DecisionRecord } from './release/decision-record.ts';
import type { ReleaseRecord } from './release/manifest.ts';
import type { EpochSeconds } from './time.ts';

/** Everything that a use case is given. */
export interface Ports {
  readonly receiveFeed: ReceiveFeed;
  readonly table: Table;
  readonly bucket: Bucket;
  readonly sendAlert: SendAlert;
  readonly clock: Clock;
  readonly tools: Tools;
  /** Where it is absent, nothing is signed. */
  readonly signer?: Signer;
}

/**
 * Fetches the feed from the pinned URL and reads its entries. With the MD5 of the feed that is known, answers
 * `unchanged` when the source still has that one.
 * @throws RangewatchError any `feed-…` code
 */
export type ReceiveFeed = (knownMd5: string | undefined) => Promise<ReceivedFeed | 'unchanged'>;

/** What time it is, and waiting. */
export interface Clock {
  readonly now: () => EpochSeconds;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** Signs with a key that stays outside. */
export interface Signer {
  /** The eight bytes by which a signature names the key. */
  readonly keyId: Uint8Array;
  /** A plain Ed25519 signature of 64 bytes; the same each time for the same message. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** Synchronous functions of bytes, so that renderers stay plain functions. */
export interface Tools extends Zip {
  readonly hash: Hash;
}

/** Hexadecimal digest of some bytes. */
export type Hash = (algorithm: 'md5' | 'sha1' | 'sha256' | 'blake2b512', bytes: Uint8Array) => string;

/** Compression with time 0: equal bytes in give equal bytes out. */
export interface Zip {
  readonly gzip: (bytes: Uint8Array) => Uint8Array;
  readonly gunzip: (bytes: Uint8Array) => Uint8Array;
}

/** HEAD as the table holds it; see release/head.ts. */
export interface StoredHead {
  readonly rev: number;
  readonly seq: number;
  readonly syncToken: number;
  /** JSON. */
  readonly body: string;
  /** Compressed; see release/state-codec.ts. */
  readonly state: Uint8Array;
}

/** How the watcher is: what it last managed, and since when it does not. */
export interface Health {
  /** When a feed was last verified, and which. */
  readonly verifiedAt?: EpochSeconds;
  readonly syncToken?: number;
  /** The last time an older feed than the accepted or notified one was served. */
  readonly staleAt?: EpochSeconds;
  /** When somebody first looked, before there was any release. */
  readonly watchedSince?: EpochSeconds;
  /** Until when somebody has the sending of that for himself. */
  readonly claimedUntil?: EpochSeconds;
  /** When people were told that there is no release yet. */
  readonly toldAt?: EpochSeconds;
  /** Since when each converge has failed; absent while they end well. */
  readonly failingSince?: EpochSeconds;
}

/**
 * What becomes of some fields of `HEALTH`; null takes one out. The others stay as they are. A patch whose `verifiedAt` is
 * older than the one that is there came late, and changes nothing. A `failingSince` that is set stays until it is taken out.
 */
export type HealthPatch = { readonly [Field in keyof Health]?: NonNullable<Health[Field]> | null };

/**
 * The few items of the DynamoDB table.
 *
 * `writeHead` is the commit. Its condition: no HEAD at all where `readRev` is undefined, else the revision that was
 * read, with `seq` and `syncToken` not falling. A condition that does not hold answers `lost` and changes nothing.
 */
export interface Table {
  readonly readHead: () => Promise<StoredHead | undefined>;
  readonly writeHead: (head: StoredHead, readRev: number | undefined) => Promise<'written' | 'lost'>;
  readonly writeRelease: (release: ReleaseRecord) => Promise<void>;
  readonly readHealth: () => Promise<Health | undefined>;
  readonly patchHealth: (patch: HealthPatch) => Promise<void>;
  /** Claims the alarm that goes out before there is a HEAD, unless somebody has a claim that lasts beyond `now`. */
  readonly claimAlarm: (now: EpochSeconds, until: EpochSeconds) => Promise<'claimed' | 'lost'>;
  /** Keeps a decision for good, under its digest. Doing it again changes nothing. */
  readonly writeDecision: (record: DecisionRecord) => Promise<void>;
}

/** One object as a listing shows it: `etag` is the quoted MD5 of its bytes, as S3 gives it for a plain put. */
export interface ListedObject {
  readonly key: string;
  readonly etag: string;
  /** Size in bytes. */
  readonly size: number;
}

/** What a write expects to find: nothing at the key, or the object with this etag. */
export type Expected = { readonly kind: 'absent' } | { readonly kind: 'etag'; readonly etag: string };

/** How an object is served: `Content-Type` and `Cache-Control`. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The bytes of an object, and the etag by which it may be replaced. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/**
 * Objects under keys with conditional writes (S3). A write or removal whose expectation does not hold answers
 * `conflict` and changes nothing: S3's 412, 404 (`If-Match` on a missing key) and 409 (a concurrent request won).
 */
export interface Bucket {
  readonly list: (prefix: string) => Promise<readonly ListedObject[]>;
  readonly read: (key: string) => Promise<StoredObject | undefined>;
  readonly write: (
    key: string,
    bytes: Uint8Array,
    headers: ObjectHeaders,
    expected: Expected,
  ) => Promise<'written' | 'conflict'>;
  readonly remove: (key: string, etag: string) => Promise<'removed' | 'conflict'>;
}

/** What a person is sent, in one language. `id` is the same for every copy of one alert, in every language. */
export interface Alert {
  readonly id: string;
  readonly lang: Language;
  /** The most urgent of its severities. */
  readonly severity: Severity;
  /** Under 100 characters, one line, an ASCII tag first. */
  readonly subject: string;
  /** For e-mail. */
  readonly text: string;
  /** For programs: see docs/schema/alert.schema.json. */
  readonly json: string;
  /** For Amazon Q Developer in chat applications. */
  readonly chat: string;
  /** By which subscribers choose; each has at least one value. */
  readonly attributes: {
    /** The most urgent first. */
    readonly severity: readonly Severity[];
    readonly region: readonly string[];
    readonly allowlist: readonly string[];
    readonly change: readonly string[];
  };
}

/** Sends an alert; resolves when the channel has taken it. */
export type SendAlert = (alert: Alert) => Promise<void>;
