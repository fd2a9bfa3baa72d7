// ListObjectsV2: one page of the keys under a prefix.

import type { FolderStore } from '../bucket/folder-store.ts';
import { isAfter } from '../bucket/object-key.ts';
import type { Answer } from '../web/listen.ts';
import { type S3Error, s3Error } from './error.ts';
import { xmlDocument } from './xml.ts';

/** S3 lists at most so many keys at once, whatever `max-keys` says. */
const MAX_PAGE = 1000;

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/**
 * A page in the order of the keys' UTF-8 bytes, after `continuation-token` or else `start-after`. With
 * `encoding-type=url`, Key, Prefix and StartAfter are percent-encoded, as S3 does for what XML cannot carry.
 */
export function listObjects(store: FolderStore, bucket: string, query: URLSearchParams): Answer | S3Error {
  const maxKeys = query.get('max-keys') ?? String(MAX_PAGE);
  if (!/^\d{1,9}$/.test(maxKeys)) return s3Error('InvalidArgument', 'max-keys is not a number of keys');
  const encoding = query.get('encoding-type');
  if (encoding !== null && encoding !== 'url') return s3Error('InvalidArgument', 'encoding-type is not url');
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const after = token === null ? (startAfter ?? '') : keyOf(token);
  if (after === undefined) return s3Error('InvalidArgument', 'the continuation token is not one of ours');

  const prefix = query.get('prefix') ?? '';
  const limit = Math.min(Number(maxKeys), MAX_PAGE);
  const rest = store.keys(prefix).filter((key) => after === '' || isAfter(key, after));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next =
    last !== undefined && page.length < rest.length ? { NextContinuationToken: tokenOf(last) } : {};
  const written = (text: string) => (encoding === 'url' ? percentEncode(text) : text);
  // Only the page is looked at more closely. A key that went away meanwhile is left out.
  const contents = page
    .flatMap((key) => store.describe(key) ?? [])
    .map(({ key, etag, size, lastModified }) => ({
      Key: written(key),
      LastModified: lastModified.toISOString(),
      ETag: etag,
      Size: size,
      StorageClass: 'STANDARD',
    }));
  const content = {
    Name: bucket,
    Prefix: written(prefix),
    ...(startAfter === null ? {} : { StartAfter: written(startAfter) }),
    ...(token === null ? {} : { ContinuationToken: token }),
    ...next,
    KeyCount: contents.length,
    MaxKeys: limit,
    ...(encoding === null ? {} : { EncodingType: encoding }),
    IsTruncated: 'NextContinuationToken' in next,
    Contents: contents,
  };
  const body = xmlDocument('ListBucketResult', content, NAMESPACE);
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body };
}

function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/');
}

function tokenOf(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function keyOf(token: string): string | undefined {
  const key = Buffer.from(token, 'base64url').toString();
  return key !== '' && tokenOf(key) === token ? key : undefined;
}
