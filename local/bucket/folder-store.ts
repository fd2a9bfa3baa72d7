// Objects as plain files in a folder, with conditional writes: what the S3 server, the web server and replay share.

import { join, resolve } from 'node:path';
import type { Expected, ListedObject } from '../../shared/ports.ts';
import { etagOf, rememberedEtags } from './etags.ts';
import { clearStaged, filesBelow, lookAt, readIfPresent, removeFile, replaceFile } from './files.ts';
import { keptHeaders, noKeptHeaders, type StoredHeaders } from './kept-headers.ts';
import { keyProblem, sortKeys } from './object-key.ts';

/** What a write expects; `any` writes over whatever is there. */
export type Expectation = Expected | { readonly kind: 'any' };

/** One object as it lies in the folder. */
export interface FolderObject extends ListedObject {
  readonly lastModified: Date;
}

/** One object with its bytes and the headers it is served with. */
export interface ReadObject extends FolderObject {
  readonly bytes: Uint8Array;
  readonly headers: StoredHeaders;
}

/** Why a write or a removal changed nothing. */
export type Refusal =
  /** Another object than expected is there (S3: 412). */
  | { readonly kind: 'precondition-failed' }
  /** Nothing is there, though an object was expected (S3: 404). */
  | { readonly kind: 'missing' }
  /** No object can have this key, or not beside those that are there: a file cannot be a folder as well. */
  | { readonly kind: 'invalid-key'; readonly problem: string };

/** What a put did: the etag of the bytes that are there now, or why they are not. */
export type PutResult = { readonly kind: 'written'; readonly etag: string } | Refusal;
/** What a removal did. */
export type RemoveResult = { readonly kind: 'removed' } | Refusal;

/**
 * Objects in a folder. Every function does all its work before it returns: nothing else in the process runs between
 * the look at what is there and the write, so of any number of concurrent conditional writes exactly one wins, through
 * several stores on one folder as well. One process at a time may write; any may read. Errors of the filesystem are thrown.
 */
export interface FolderStore {
  /** The keys that start with `prefix`, by their UTF-8 bytes. */
  readonly keys: (prefix: string) => readonly string[];
  /** The objects whose key starts with `prefix`, in the same order. */
  readonly list: (prefix: string) => readonly FolderObject[];
  readonly describe: (key: string) => FolderObject | undefined;
  readonly get: (key: string) => ReadObject | undefined;
  readonly put: (key: string, bytes: Uint8Array, headers: StoredHeaders, expected: Expectation) => PutResult;
  /** Removes the object; with an etag, only if it is the one that is there. */
  readonly remove: (key: string, etag?: string) => RemoveResult;
}

/** `keepHeaders` (default true): keep each object's headers under `<root>.meta`; false leaves nothing beside `root`. */
export interface FolderStoreOptions {
  readonly keepHeaders?: boolean;
}

/**
 * Clears a folder of what a process that was killed in the middle of a write left there; no key names it, so it would
 * stay for ever. Only for the one process that may write.
 */
export function clearUnfinished(root: string): void {
  for (const folder of [resolve(root), `${resolve(root)}.meta`]) clearStaged(folder);
}

/** The object of key `<key>` is the file `<root>/<key>`, its headers are `<root>.meta/<key>.json`. */
export function folderStore(root: string, { keepHeaders = true }: FolderStoreOptions = {}): FolderStore {
  const home = resolve(root);
  const kept = keepHeaders ? keptHeaders(`${home}.meta`) : noKeptHeaders;
  const etagFor = rememberedEtags();
  const fileOf = (key: string) => join(home, key);

  const describe: FolderStore['describe'] = (key) => {
    const place = keyProblem(key) === undefined ? lookAt(fileOf(key)) : undefined;
    if (place?.kind !== 'file') return undefined;
    const etag = etagFor(key, place.stats, () => readIfPresent(fileOf(key)));
    if (etag === undefined) return undefined;
    return { key, etag, size: Number(place.stats.size), lastModified: place.stats.mtime };
  };

  const keys: FolderStore['keys'] = (prefix) => {
    // Only the folder that the prefix names is walked: `v/` may hold many times what `current/` does.
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    if (folder !== '' && keyProblem(folder.slice(0, -1)) !== undefined) return [];
    const found = filesBelow(fileOf(folder)).map((path) => `${folder}${path}`);
    return sortKeys(found.filter((key) => key.startsWith(prefix) && keyProblem(key) === undefined));
  };

  /** Why the object that is at `key` now cannot be changed, if it cannot. */
  const refusal = (key: string, expected: Expectation): Refusal | undefined => {
    const problem = keyProblem(key);
    if (problem !== undefined) return { kind: 'invalid-key', problem };
    const place = lookAt(fileOf(key));
    if (place.kind === 'blocked' || kept.isBlocked(key)) {
      return { kind: 'invalid-key', problem: 'a file and a folder cannot have the same name' };
    }
    const isThere = place.kind === 'file';
    if (expected.kind === 'absent') return isThere ? { kind: 'precondition-failed' } : undefined;
    if (expected.kind === 'any') return undefined;
    if (!isThere) return { kind: 'missing' };
    return describe(key)?.etag === expected.etag ? undefined : { kind: 'precondition-failed' };
  };

  return {
    keys,
    list: (prefix) => keys(prefix).flatMap((key) => describe(key) ?? []),
    describe,
    get: (key) => {
      const place = keyProblem(key) === undefined ? lookAt(fileOf(key)) : undefined;
      const bytes = place?.kind === 'file' ? readIfPresent(fileOf(key)) : undefined;
      if (place?.kind !== 'file' || bytes === undefined) return undefined;
      // The etag is that of these very bytes, whatever another process does to the file meanwhile.
      const [etag, headers, lastModified] = [etagOf(bytes), kept.read(key), place.stats.mtime];
      return { key, etag, size: bytes.length, lastModified, bytes, headers };
    },
    put: (key, bytes, headers, expected) => {
      const refused = refusal(key, expected);
      if (refused !== undefined) return refused;
      // Headers first: after a crash in between, a new object is not there yet and an old one still can be read.
      kept.write(key, headers);
      replaceFile(home, fileOf(key), bytes);
      return { kind: 'written', etag: etagOf(bytes) };
    },
    remove: (key, etag) => {
      const refused = refusal(key, etag === undefined ? { kind: 'any' } : { kind: 'etag', etag });
      if (refused !== undefined) return refused;
      if (lookAt(fileOf(key)).kind === 'nothing') return { kind: 'missing' };
      // Headers first here too: after a crash in between, the object is still there to be removed, and both go then.
      kept.remove(key);
      removeFile(home, fileOf(key));
      return { kind: 'removed' };
    },
  };
}
