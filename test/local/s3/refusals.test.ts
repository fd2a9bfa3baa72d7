// The S3 server: what it refuses, and that nothing leaves its folder.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ChecksumAlgorithm, CopyObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { startS3Server } from '../../../local/s3/server.ts';

import { Bucket, codeIn, outcome, raw, start } from './harness.ts';

describe('refusals', () => {
  test.each([
    ['/lists/../../secret', 'InvalidArgument'],
    ['/lists/%2e%2e/%2e%2e/secret', 'InvalidArgument'],
    ['/lists/a/%2E%2E%2f..%2fsecret', 'InvalidArgument'],
    ['/lists//etc/passwd', 'InvalidArgument'],
    ['/lists/a%5c..%5cb', 'InvalidArgument'],
    ['/lists/a%00b', 'InvalidArgument'],
    ['/lists/a%ff', 'InvalidArgument'],
    ['/lists/%', 'InvalidArgument'],
    ['/lists/.staging-1', 'InvalidArgument'],
    ['/../lists/a', 'NoSuchBucket'],
  ])('%s leaves nothing and shows nothing outside the folder', async (path, code) => {
    const s3 = await start();
    writeFileSync(join(dirname(s3.root), 'secret'), 'secret');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await raw(s3.url, method, path, {}, method === 'PUT' ? 'abc' : '');
      expect([method, codeIn(answer.body)]).toEqual([method, code]);
      expect(answer.body).not.toContain('secret<');
    }
    expect(readdirSync(dirname(s3.root))).toEqual(['secret']);
  });

  test.each<[method: string, path: string, headers: Readonly<Record<string, string>>, status: number]>([
    ['GET', '/', {}, 501],
    ['GET', '/lists', {}, 501],
    ['GET', '/lists/?list-type=2&delimiter=%2F', {}, 501],
    ['PUT', '/lists/', {}, 501],
    ['POST', '/lists/?delete=', {}, 501],
    ['POST', '/lists/k', {}, 501],
    ['PATCH', '/lists/k', {}, 501],
    ['GET', '/lists/k?acl', {}, 501],
    ['GET', '/lists/k', { range: 'bytes=0-1' }, 501],
    ['PUT', '/lists/k?partNumber=1&uploadId=x', {}, 501],
    ['PUT', '/lists/k', { 'x-amz-meta-owner': 'x' }, 501],
    ['PUT', '/lists/k', { 'content-encoding': 'gzip' }, 501],
    ['PUT', '/lists/k', { 'x-amz-checksum-crc64nvme': 'x' }, 501],
    ['PUT', '/lists/k', { 'x-amz-trailer': 'x-amz-checksum-crc32c' }, 501],
    ['PUT', '/lists/k', { 'if-none-match': '"0"' }, 501],
    ['PUT', '/lists/k', { 'if-match': '*' }, 501],
    ['PUT', '/lists/k', { 'if-match': '"0"', 'if-none-match': '*' }, 501],
    ['DELETE', '/lists/k', { 'if-none-match': '*' }, 501],
    ['GET', '/other/k', {}, 404],
  ])('%s %s %j is %i', async (method, path, headers, status) => {
    const s3 = await start();
    const answer = await raw(s3.url, method, path, headers);
    expect([answer.status, codeIn(answer.body)]).toEqual([
      status,
      status === 501 ? 'NotImplemented' : 'NoSuchBucket',
    ]);
    expect(existsSync(s3.root)).toBe(false);
  });

  test('a copy is not taken for the put of an empty object', async () => {
    const s3 = await start();
    const copy = new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` });
    expect(await outcome(s3.client.send(copy))).toBe('501 NotImplemented');
  });

  test('a checksum that cannot be checked is not taken on trust', async () => {
    const s3 = await start();
    const ChecksumAlgorithm: ChecksumAlgorithm = 'CRC64NVME';
    expect(await outcome(s3.put('k', 'abc', { ChecksumAlgorithm }))).toBe('501 NotImplemented');
  });

  test('an error is XML with Code, Message and Key, whatever the key holds', async () => {
    const { url } = await start();
    const answer = await raw(url, 'GET', `/lists/${encodeURIComponent('<a>&"東"')}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/xml']);
    expect(answer.body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code>' +
        '<Message>The specified key does not exist.</Message><Key>&lt;a&gt;&amp;&quot;東&quot;</Key></Error>',
    );
  });

  test('what the disk refuses is InternalError, and says nothing of the machine', async () => {
    const s3 = await start();
    mkdirSync(join(s3.root, `.staging-${process.pid}`), { recursive: true });
    const answer = await raw(s3.url, 'PUT', '/lists/k', {}, 'abc');
    expect([answer.status, codeIn(answer.body)]).toEqual([500, 'InternalError']);
    expect(answer.body).not.toContain(dirname(s3.root));
  });

  test('a port that is taken rejects', async () => {
    const { url, root } = await start();
    const port = Number(new URL(url).port);
    await expect(startS3Server({ root, bucket: Bucket, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
