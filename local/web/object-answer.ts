// GET and HEAD of one object, with the conditions of RFC 9110 section 13 that S3 and CloudFront both honour.

import type { IncomingHttpHeaders } from 'node:http';
import type { ReadObject } from '../bucket/folder-store.ts';
import type { Answer } from './listen.ts';

/**
 * The object as 200; 304 if `If-None-Match` names its etag; `undefined` if `If-Match` does not (412, which each server
 * words in its own way). Range and dates are left out, as RFC 9110 allows: the answer is then the whole object.
 */
export function objectAnswer(object: ReadObject, conditions: IncomingHttpHeaders): Answer | undefined {
  const ifMatch = conditions['if-match'];
  if (ifMatch !== undefined && !names(ifMatch, object.etag)) return undefined;
  const { contentType, cacheControl } = object.headers;
  const validators = {
    ETag: object.etag,
    'Last-Modified': object.lastModified.toUTCString(),
    ...(cacheControl === undefined ? {} : { 'Cache-Control': cacheControl }),
  };
  const ifNoneMatch = conditions['if-none-match'];
  if (ifNoneMatch !== undefined && names(ifNoneMatch, object.etag)) {
    return { status: 304, headers: validators };
  }
  return { status: 200, headers: { ...validators, 'Content-Type': contentType }, body: object.bytes };
}

/** Whether a list of etags, or `*`, names this one. S3 takes an etag without its quotes as well. */
function names(list: string, etag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return list.trim() === '*' || list.split(',').some((one) => bare(one) === bare(etag));
}
