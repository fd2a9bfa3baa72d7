import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../local/s3/body.ts';

import { codeIn, ETAG_OF_ABC, raw, start, type UploadBody, type UploadOptions } from './harness.ts';

describe('uploads', () => {
  test.each<[name: string, body: () => UploadBody, more: Partial<UploadOptions>]>([
    ['a Buffer', () => Buffer.from('abc'), {}],
    ['a Uint8Array', () => new TextEncoder().encode('abc'), {}],
    ['a string', () => 'abc', {}],
    [
      'a stream, which the SDK sends in chunks with a trailer',
      () => Readable.from([Buffer.from('a'), Buffer.from('bc')]),
      { ContentLength: 3 },
    ],
    ['a Buffer with SHA-256', () => Buffer.from('abc'), { ChecksumAlgorithm: 'SHA256' }],
    ['a Buffer with Content-MD5', () => Buffer.from('abc'), { ContentMD5: 'kAFQmDzST7DWlj99KOF/cg==' }],
  ])('%s is stored as it is', async (_name, body, more) => {
    const s3 = await start();
    expect((await s3.put('k', body(), more)).ETag).toBe(ETAG_OF_ABC);
    expect((await s3.get('k')).text).toBe('abc');
  });

  test('3 MB, for which the SDK waits for 100 Continue, and nothing at all', async () => {
    const s3 = await start();
    const large = Buffer.alloc(3_000_000, 'rangewatch');
    await s3.put('large', large);
    await s3.put('empty', Buffer.alloc(0));
    expect([(await s3.get('large')).text, (await s3.get('empty')).text]).toEqual([large.toString(), '']);
  });

  test.each([
    ['CRC32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'abc', 400, 'BadDigest'],
    ['SHA-256', { 'x-amz-checksum-sha256': 'AAAA' }, 'abc', 400, 'BadDigest'],
    ['MD5', { 'content-md5': 'AAAA' }, 'abc', 400, 'BadDigest'],
    ['payload hash', { 'x-amz-content-sha256': '0'.repeat(64) }, 'abc', 400, 'XAmzContentSHA256Mismatch'],
    [
      'CRC32 trailer',
      { 'content-encoding': 'aws-chunked', 'x-amz-trailer': 'x-amz-checksum-crc32' },
      '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
      400,
      'BadDigest',
    ],
    [
      'missing trailer',
      { 'content-encoding': 'aws-chunked', 'x-amz-trailer': 'x-amz-checksum-crc32' },
      '3\r\nabc\r\n0\r\n\r\n',
      400,
      'IncompleteBody',
    ],
    ['torn chunk', { 'content-encoding': 'aws-chunked' }, '9\r\nabc\r\n', 400, 'IncompleteBody'],
    ['missing last chunk', { 'content-encoding': 'aws-chunked' }, '3\r\nabc\r\n', 400, 'IncompleteBody'],
    [
      'wrong decoded length',
      { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '4' },
      '3\r\nabc\r\n0\r\n\r\n',
      400,
      'IncompleteBody',
    ],
    ['length over the bound', { 'content-length': String(MAX_BODY_BYTES + 1) }, '', 400, 'EntityTooLarge'],
  ])('a wrong %s is refused, and nothing is stored', async (_name, headers, body, status, code) => {
    const s3 = await start();
    const answer = await raw(s3.url, 'PUT', '/lists/k', headers, body);
    expect([answer.status, codeIn(answer.body)]).toEqual([status, code]);
    expect(existsSync(s3.root)).toBe(false);
  });

  test('a body over the bound whose length was not announced is refused', async () => {
    const s3 = await start();
    const answer = await raw(
      s3.url,
      'PUT',
      '/lists/k',
      { 'transfer-encoding': 'chunked' },
      'x'.repeat(MAX_BODY_BYTES + 1),
    );
    expect([answer.status, codeIn(answer.body)]).toEqual([400, 'EntityTooLarge']);
    expect(existsSync(s3.root)).toBe(false);
  });
});
