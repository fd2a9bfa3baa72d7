// The bytes of an upload: read within a bound, and taken out of the SDK's own chunks where it sends them.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type S3Error, s3Error } from './error.ts';

/** The largest upload in bytes, as sent: 64 MiB. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** An upload, and the trailing headers (names in lower case) that came after its last chunk. */
export interface Upload {
  readonly kind: 'upload';
  readonly bytes: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
}

/** Reads the whole body. Rejects if the connection ends before it. */
export async function readUpload(request: IncomingMessage): Promise<Upload | S3Error> {
  const tooLarge = s3Error('EntityTooLarge', `at most ${MAX_BODY_BYTES} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return tooLarge;
  const pieces: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not end the connection, on which the error is yet to be answered.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > MAX_BODY_BYTES) return tooLarge;
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  return isChunked(request.headers) ? decodeChunks(bytes, request.headers) : upload(bytes, new Map());
}

function upload(bytes: Buffer, trailers: ReadonlyMap<string, string>): Upload {
  return { kind: 'upload', bytes, trailers };
}

function isChunked(headers: IncomingHttpHeaders): boolean {
  const hash = headers['x-amz-content-sha256'];
  return (
    headers['content-encoding'] === 'aws-chunked' || (typeof hash === 'string' && /^STREAMING-/.test(hash))
  );
}

/**
 * `aws-chunked` ("Signature calculations: transferring payload in multiple chunks", S3 API reference): per chunk the
 * size in hexadecimal, an optional `;chunk-signature=…`, CRLF, the bytes, CRLF; a last chunk of size 0; trailers.
 */
function decodeChunks(body: Buffer, headers: IncomingHttpHeaders): Upload | S3Error {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = /^([0-9a-f]{1,8})(;.*)?$/i.exec(body.toString('latin1', at, Math.max(end, at)))?.[1];
    if (end < 0 || size === undefined) return s3Error('IncompleteBody', 'a chunk has no size');
    const start = end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) return checkLength(upload(Buffer.concat(pieces), parseTrailers(body, start)), headers);
    at = start + length + 2;
    if (body.toString('latin1', at - 2, at) !== '\r\n') {
      return s3Error('IncompleteBody', 'a chunk is shorter than its size');
    }
    pieces.push(body.subarray(start, start + length));
  }
}

function checkLength(decoded: Upload, headers: IncomingHttpHeaders): Upload | S3Error {
  const announced = headers['x-amz-decoded-content-length'];
  if (announced === undefined || announced === String(decoded.bytes.length)) return decoded;
  return s3Error('IncompleteBody', 'x-amz-decoded-content-length is another length');
}

function parseTrailers(body: Buffer, start: number): ReadonlyMap<string, string> {
  const lines = body.toString('latin1', start).split('\r\n');
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) return [];
      return [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
