// Object keys: every name in the bucket. They are part of the URL, come from fixed tables, and never change.
import type { AllowlistId } from '../allowlist/input.ts';
import type { ObjectHeaders } from '../ports.ts';

declare const sha256: unique symbol;

/** A hexadecimal SHA-256. */
export type Sha256 = string & { readonly [sha256]: true };

/** Where all lists that firewalls poll are. */
export const CURRENT = 'current/';

/** The tiny file that jobs poll. */
export const VERSION_KEY = 'version.json';

/** What is current, file by file, with sums. */
export const LATEST_KEY = 'latest.json';

/** The sums of every file of the release. */
export const SUMS_KEY = 'SHA256SUMS';

/** The signature of the sums, where there is a key. */
export const SUMS_SIGNATURE_KEY = 'SHA256SUMS.minisig';

/** How both are served. */
export const SUMS_TYPE = 'text/plain; charset=us-ascii';

/** The newest releases as an Atom feed. */
export const ATOM_KEY = 'changes.atom';

/** How it is served. */
export const ATOM_TYPE = 'application/atom+xml';

/** Which months have changes, and how many. */
export const CHANGE_INDEX_KEY = 'changes/index.json';

/** The immutable copy of a list's file. */
export function immutableKey(digest: Sha256, { region, name }: AllowlistId, file: string): string {
  return `v/${digest}/${region}/${name}/${file}`;
}

/** The URL that a firewall polls. */
export function currentKey({ region, name }: AllowlistId, file: string): string {
  return `${CURRENT}${region}/${name}/${file}`;
}

/** The list itself, from which the next change is computed. It lies beside the list's files under `v/`. */
export function contentKey(digest: Sha256, id: AllowlistId): string {
  return immutableKey(digest, id, 'content.json');
}

/** All of a release. */
export function manifestKey(digest: Sha256): string {
  return `v/${digest}/manifest.json`;
}

/** Where the rules of each Region are. */
export const RULES = 'requirements/';

/** The rules of a Region. */
export function rulesKey(region: string): string {
  return `${RULES}${region}.json`;
}

/** The immutable copy of a Region's rules. */
export function immutableRulesKey(digest: Sha256, region: string): string {
  return `v/${digest}/${rulesKey(region)}`;
}

/** One release's change. */
export function changeKey(seq: number): string {
  return `changes/${seq}.json`;
}

/** The changes of one month, `yyyy-mm`. */
export function monthKey(month: string): string {
  return `changes/${month}.json`;
}

/** Since when, and until when, each prefix was in a list. */
export function historyKey({ region, name }: AllowlistId): string {
  return `history/${region}/${name}.json`;
}

/** One year: an object under `v/` is named by its content and never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** A minute: what firewalls and jobs poll. */
const POLLED = 'public, max-age=60';

/** How an object is to be served; a list's media type comes from its format. */
export function headersOf(key: string, contentType: string): ObjectHeaders {
  return { contentType, cacheControl: key.startsWith('v/') ? IMMUTABLE : POLLED };
}
