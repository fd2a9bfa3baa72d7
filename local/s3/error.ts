// The errors of the S3 API that this server answers, and how they are written.

import type { Answer } from '../web/listen.ts';
import { xmlDocument } from './xml.ts';

/** Code, HTTP status and words ("List of error codes", S3 API reference). */
const ERRORS = {
  BadDigest: [400, 'The checksum you specified did not match what was received.'],
  ConditionalRequestConflict: [409, 'A conflicting operation occurred. Fetch the object again and retry.'],
  EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed size.'],
  IncompleteBody: [400, 'The body does not have the length or the chunks its headers announce.'],
  InternalError: [500, 'An internal error occurred. Try again.'],
  InvalidArgument: [400, 'Invalid argument.'],
  NoSuchBucket: [404, 'The specified bucket does not exist.'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NotImplemented: [501, 'What you ask for is not implemented.'],
  PreconditionFailed: [412, 'At least one of the preconditions you specified did not hold.'],
  XAmzContentSHA256Mismatch: [400, 'The x-amz-content-sha256 you specified did not match what was received.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

/** The code of an error; its status is in the table. */
export type S3ErrorCode = keyof typeof ERRORS;

/** An error that a request has to be answered with; `detail` says what of it was wrong. */
export interface S3Error {
  readonly kind: 'error';
  readonly code: S3ErrorCode;
  readonly detail?: string;
}

/** Makes an error. */
export function s3Error(code: S3ErrorCode, detail?: string): S3Error {
  return detail === undefined ? { kind: 'error', code } : { kind: 'error', code, detail };
}

/** The XML document S3 answers an error with: Code, Message and, where one was named, Key. */
export function errorAnswer({ code, detail }: S3Error, key?: string): Answer {
  const [status, message] = ERRORS[code];
  const content = {
    Code: code,
    Message: detail === undefined ? message : `${message} (${detail})`,
    ...(key === undefined ? {} : { Key: key }),
  };
  return { status, headers: { 'Content-Type': 'application/xml' }, body: xmlDocument('Error', content) };
}
