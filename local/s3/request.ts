// Which call a request is: one of five, or an error. Nothing is ignored that would change what the caller gets.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { keyProblem } from '../bucket/object-key.ts';
import { requestPath } from '../web/request-path.ts';
import { type S3Error, s3Error } from './error.ts';

/** A call on the bucket, path-style: `/<bucket>/<key>`. */
export type S3Call =
  | { readonly kind: 'list'; readonly query: URLSearchParams }
  | { readonly kind: 'get' | 'head' | 'put' | 'delete'; readonly key: string };

const OBJECT_CALLS: ReadonlyMap<string | undefined, 'get' | 'head' | 'put' | 'delete'> = new Map([
  ['GET', 'get'],
  ['HEAD', 'head'],
  ['PUT', 'put'],
  ['DELETE', 'delete'],
]);

const LIST_QUERY: ReadonlySet<string> = new Set([
  'list-type',
  'prefix',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'x-id',
]);

/** The SDK names the call in `x-id`; anything else asks for another call (`acl`, `uploadId`, …). */
const OBJECT_QUERY: ReadonlySet<string> = new Set(['x-id']);

const KNOWN_AMZ_HEADERS: ReadonlySet<string> = new Set([
  'x-amz-checksum-crc32',
  'x-amz-checksum-mode',
  'x-amz-checksum-sha1',
  'x-amz-checksum-sha256',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

/** What S3 would keep with an object or act upon, and this server would lose. */
const REFUSED_HEADERS = ['content-disposition', 'content-language', 'expires', 'range'] as const;

/** Reads the call from method, path, query and headers; the signature is not looked at. */
export function parseCall(request: IncomingMessage, bucket: string): S3Call | S3Error {
  const asked = requestPath(request.url ?? '');
  if (asked === undefined) return s3Error('InvalidArgument', 'the path is not well-formed');
  const slash = asked.path.indexOf('/');
  const name = slash < 0 ? asked.path : asked.path.slice(0, slash);
  const key = slash < 0 ? '' : asked.path.slice(slash + 1);
  if (name !== bucket) return s3Error(name === '' ? 'NotImplemented' : 'NoSuchBucket');
  const header = unknownHeader(request.headers);
  if (header !== undefined) return s3Error('NotImplemented', header);
  if (key === '') return listCall(request.method, asked.query);
  const kind = OBJECT_CALLS.get(request.method);
  const other = unknownParameter(asked.query, OBJECT_QUERY);
  if (kind === undefined || other !== undefined) return s3Error('NotImplemented', other);
  const problem = keyProblem(key);
  return problem === undefined ? { kind, key } : s3Error('InvalidArgument', problem);
}

function listCall(method: string | undefined, query: URLSearchParams): S3Call | S3Error {
  const other = unknownParameter(query, LIST_QUERY);
  if (method !== 'GET' || query.get('list-type') !== '2' || other !== undefined) {
    return s3Error('NotImplemented', other);
  }
  return { kind: 'list', query };
}

function unknownParameter(query: URLSearchParams, known: ReadonlySet<string>): string | undefined {
  return [...query.keys()].find((name) => !known.has(name));
}

function unknownHeader(headers: IncomingHttpHeaders): string | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'aws-chunked') return 'content-encoding';
  return (
    REFUSED_HEADERS.find((name) => headers[name] !== undefined) ??
    Object.keys(headers).find((name) => name.startsWith('x-amz-') && !KNOWN_AMZ_HEADERS.has(name))
  );
}
