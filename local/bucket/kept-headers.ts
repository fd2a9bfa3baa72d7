// The headers an object was put with, kept as one small JSON file a key beside the folder of the objects.

import { join } from 'node:path';
import { contentTypeOf } from './content-type.ts';
import { lookAt, readIfPresent, removeFile, replaceFile } from './files.ts';

/** How an object is served: the `Content-Type`, and the `Cache-Control` if it was put with one. */
export interface StoredHeaders {
  readonly contentType: string;
  readonly cacheControl?: string;
}

/** The headers of the objects of one folder. */
export interface KeptHeaders {
  /** What was kept; if nothing that can be read was, a type by the key's extension. */
  readonly read: (key: string) => StoredHeaders;
  readonly write: (key: string, headers: StoredHeaders) => void;
  readonly remove: (key: string) => void;
  /** Whether something other than a file stands where the headers of `key` would. */
  readonly isBlocked: (key: string) => boolean;
}

/** Headers as `<folder>/<key>.json`. A file that is missing or damaged is as if nothing was kept. */
export function keptHeaders(folder: string): KeptHeaders {
  const fileOf = (key: string) => join(folder, `${key}.json`);
  return {
    read: (key) => parse(readIfPresent(fileOf(key))) ?? byName(key),
    write: (key, headers) => replaceFile(folder, fileOf(key), Buffer.from(`${JSON.stringify(headers)}\n`)),
    remove: (key) => removeFile(folder, fileOf(key)),
    isBlocked: (key) => lookAt(fileOf(key)).kind === 'blocked',
  };
}

/** Keeps nothing: every object is served with the type its key's extension suggests. */
export const noKeptHeaders: KeptHeaders = {
  read: byName,
  write: () => {},
  remove: () => {},
  isBlocked: () => false,
};

function byName(key: string): StoredHeaders {
  return { contentType: contentTypeOf(key) };
}

function parse(bytes: Buffer | undefined): StoredHeaders | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString());
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('contentType' in value) || typeof value.contentType !== 'string') return undefined;
    if (!('cacheControl' in value)) return { contentType: value.contentType };
    if (typeof value.cacheControl !== 'string') return undefined;
    return { contentType: value.contentType, cacheControl: value.cacheControl };
  } catch {
    return undefined;
  }
}
