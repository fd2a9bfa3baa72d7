// The S3 server: what is put is what is got, over the real SDK and plain HTTP.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';

import { Bucket, ETAG_OF_ABC, outcome, raw, start } from './harness.ts';

describe('an object', () => {
  test('is put, got, headed and removed by the SDK with its headers', async () => {
    const s3 = await start();
    const headers = { ContentType: 'text/plain; charset=utf-8', CacheControl: 'max-age=60' };
    expect((await s3.put('current/a.txt', Buffer.from('abc'), headers)).ETag).toBe(ETAG_OF_ABC);
    const served = { ...headers, ETag: ETAG_OF_ABC, ContentLength: 3, LastModified: expect.any(Date) };
    expect(await s3.get('current/a.txt')).toMatchObject({ ...served, text: 'abc' });
    const head = new HeadObjectCommand({ Bucket, Key: 'current/a.txt' });
    expect(await s3.client.send(head)).toMatchObject(served);
    const remove = () => s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'current/a.txt' }));
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    expect(await outcome(s3.get('current/a.txt'))).toBe('404 NoSuchKey');
    expect(await outcome(s3.client.send(head))).toBe('404 NotFound');
  });

  test('is served to an unsigned GET and HEAD', async () => {
    const s3 = await start();
    await s3.put('a.txt', 'abc', { ContentType: 'text/plain', CacheControl: 'max-age=60' });
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => raw(s3.url, method, '/lists/a.txt')),
    );
    expect([get?.status, get?.body, head?.status, head?.body]).toEqual([200, 'abc', 200, '']);
    for (const answer of [get, head]) {
      expect(answer?.headers).toMatchObject({
        'content-type': 'text/plain',
        'cache-control': 'max-age=60',
        'content-length': '3',
        etag: ETAG_OF_ABC,
        'last-modified': expect.stringMatching(/ GMT$/),
      });
    }
  });

  test.each([
    'a#b',
    'a b',
    'a+b',
    'a%b',
    'a%20b',
    'a?b=c&d',
    'a\'b"<c>',
    '東京/許可 リスト.txt',
    '😀',
    '~!*()',
  ])('may have the key %j', async (key) => {
    const s3 = await start();
    await s3.put(key, key);
    expect((await s3.get(key)).text).toBe(key);
    expect(existsSync(join(s3.root, key))).toBe(true);
    const list = async (more: object) =>
      (await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: key.slice(0, 2), ...more }))).Contents;
    expect((await list({}))?.map(({ Key }) => Key)).toEqual([key]);
    const [encoded] = (await list({ EncodingType: 'url' })) ?? [];
    expect(decodeURIComponent(encoded?.Key ?? '')).toBe(key);
    expect(encoded?.Key).toMatch(/^[\x21-\x7e]+$/);
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    expect(await list({})).toBeUndefined();
  });

  test('is still there after a restart, and its etag still holds', async () => {
    const first = await start();
    await first.put('a.txt', 'abc', { ContentType: 'a/b', CacheControl: 'max-age=60' });
    await first.stop();
    const second = await start({ root: first.root });
    expect(await second.get('a.txt')).toMatchObject({
      text: 'abc',
      ContentType: 'a/b',
      CacheControl: 'max-age=60',
    });
    expect(await outcome(second.put('a.txt', 'no', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    expect(await outcome(second.put('a.txt', 'yes', { IfMatch: ETAG_OF_ABC }))).toBe('done');
  });
});
