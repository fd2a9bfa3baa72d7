// PutObject and DeleteObject with their conditions.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Expectation, FolderStore, Refusal } from '../bucket/folder-store.ts';
import type { Answer } from '../web/listen.ts';
import { readUpload } from './body.ts';
import { checksumProblem } from './checksum.ts';
import { type S3Error, s3Error } from './error.ts';

/** Whether a conditional write of `key` is to be answered 409 instead, as S3 may whenever writes overlap. */
export type ConflictOn = (key: string, method: 'PUT' | 'DELETE') => boolean;

/** PutObject: 200 with the etag; 412, 404 or 409 if the condition does not hold; 400 if the upload is damaged. */
export async function putObject(
  store: FolderStore,
  key: string,
  request: IncomingMessage,
  conflictOn: ConflictOn,
): Promise<Answer | S3Error> {
  const { headers } = request;
  const expected = expectation(headers);
  if (expected.kind === 'error') return expected;
  const upload = await readUpload(request);
  if (upload.kind === 'error') return upload;
  const problem = checksumProblem(upload, headers);
  if (problem !== undefined) return problem;
  if (expected.kind !== 'any' && conflictOn(key, 'PUT')) return s3Error('ConditionalRequestConflict');
  const cacheControl = headers['cache-control'];
  const stored = {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    ...(cacheControl === undefined ? {} : { cacheControl }),
  };
  const result = store.put(key, upload.bytes, stored, expected);
  return result.kind === 'written'
    ? { status: 200, headers: { ETag: result.etag }, body: '' }
    : refusalError(result);
}

/** DeleteObject: 204, also if there was nothing; with `If-Match`, 412, 404 or 409 if the condition does not hold. */
export function deleteObject(
  store: FolderStore,
  key: string,
  headers: IncomingHttpHeaders,
  conflictOn: ConflictOn,
): Answer | S3Error {
  const expected = expectation(headers);
  if (expected.kind === 'error') return expected;
  if (expected.kind === 'absent') return s3Error('NotImplemented', 'If-None-Match');
  if (expected.kind === 'any') {
    const result = store.remove(key);
    return result.kind === 'invalid-key' ? refusalError(result) : { status: 204, headers: {} };
  }
  if (conflictOn(key, 'DELETE')) return s3Error('ConditionalRequestConflict');
  const result = store.remove(key, expected.etag);
  return result.kind === 'removed' ? { status: 204, headers: {} } : refusalError(result);
}

/** S3 takes one etag in a write's `If-Match`, and only `*` in its `If-None-Match` (PutObject, S3 API reference). */
function expectation(headers: IncomingHttpHeaders): Expectation | S3Error {
  const etag = headers['if-match'];
  const none = headers['if-none-match'];
  if (none !== undefined) {
    if (none !== '*') return s3Error('NotImplemented', 'If-None-Match other than *');
    if (etag !== undefined) return s3Error('NotImplemented', 'If-Match together with If-None-Match');
    return { kind: 'absent' };
  }
  if (etag === undefined) return { kind: 'any' };
  if (etag === '*') return s3Error('NotImplemented', 'If-Match: *');
  return { kind: 'etag', etag: etag.startsWith('"') ? etag : `"${etag}"` };
}

function refusalError(refused: Refusal): S3Error {
  switch (refused.kind) {
    case 'precondition-failed':
      return s3Error('PreconditionFailed');
    case 'missing':
      return s3Error('NoSuchKey');
    case 'invalid-key':
      return s3Error('InvalidArgument', refused.problem);
  }
}
