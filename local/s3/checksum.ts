// Whether an upload is what its sender meant, by every checksum that came with it.

import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import type { Upload } from './body.ts';
import { type S3Error, s3Error } from './error.ts';

/** The value of each header or trailer for these bytes, in base64 ("Checking object integrity", S3 User Guide). */
const CHECKSUMS: ReadonlyMap<string, (bytes: Buffer) => string> = new Map([
  ['content-md5', (bytes: Buffer) => createHash('md5').update(bytes).digest('base64')],
  ['x-amz-checksum-crc32', crc32Base64],
  ['x-amz-checksum-sha1', (bytes: Buffer) => createHash('sha1').update(bytes).digest('base64')],
  ['x-amz-checksum-sha256', (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')],
]);

/**
 * The first checksum that is wrong, or that was announced and cannot be checked (CRC32C, CRC64NVME: 501). An upload
 * without any is taken, as S3 does. The SDK sends `x-amz-checksum-crc32` with a Buffer, and the same as a trailer
 * with a stream.
 */
export function checksumProblem(upload: Upload, headers: IncomingHttpHeaders): S3Error | undefined {
  const { bytes, trailers } = upload;
  for (const name of announced(headers['x-amz-trailer'])) {
    if (!CHECKSUMS.has(name)) return s3Error('NotImplemented', name);
    if (!trailers.has(name)) return s3Error('IncompleteBody', `the trailer ${name} is missing`);
  }
  for (const [name, expected] of CHECKSUMS) {
    for (const given of [headers[name], trailers.get(name)]) {
      if (given !== undefined && given !== expected(bytes)) return s3Error('BadDigest', name);
    }
  }
  const hash = headers['x-amz-content-sha256'];
  // The other values say that the payload is unsigned, or signed in chunks.
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const isRight = hash === createHash('sha256').update(bytes).digest('hex');
  return isRight ? undefined : s3Error('XAmzContentSHA256Mismatch');
}

function announced(trailer: string | readonly string[] | undefined): readonly string[] {
  const names = typeof trailer === 'string' ? trailer.split(',') : (trailer ?? []);
  return names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

function crc32Base64(bytes: Buffer): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}
