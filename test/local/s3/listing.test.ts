// The S3 server: listings, page by page.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';

import { Bucket, codeIn, raw, start } from './harness.ts';

describe('listing', () => {
  test('2,300 keys come in pages of at most 1,000, in order, each once', async () => {
    const s3 = await start();
    const keys = Array.from({ length: 2300 }, (_, n) => `current/${String(n).padStart(4, '0')}.txt`);
    mkdirSync(join(s3.root, 'current'), { recursive: true });
    for (const key of keys) writeFileSync(join(s3.root, key), key);
    writeFileSync(join(s3.root, 'version.json'), '{}');
    const pages: ListObjectsV2CommandOutput[] = [];
    for await (const page of paginateListObjectsV2({ client: s3.client }, { Bucket, Prefix: 'current/' })) {
      pages.push(page);
    }
    expect(pages.map(({ KeyCount, IsTruncated }) => [KeyCount, IsTruncated])).toEqual([
      [1000, true],
      [1000, true],
      [300, false],
    ]);
    const objects = pages.flatMap(({ Contents = [] }) => Contents);
    expect(objects.map(({ Key }) => Key)).toEqual(keys);
    const md5 = createHash('md5').update('current/0000.txt').digest('hex');
    expect(objects[0]).toMatchObject({ ETag: `"${md5}"`, Size: 16, LastModified: expect.any(Date) });
  });

  test('max-keys and start-after', async () => {
    const s3 = await start();
    for (const key of ['a', 'b', 'c']) await s3.put(key, key);
    const list = (more: object) => s3.client.send(new ListObjectsV2Command({ Bucket, ...more }));
    const first = await list({ StartAfter: 'a', MaxKeys: 1 });
    expect(first).toMatchObject({ IsTruncated: true, MaxKeys: 1, StartAfter: 'a', Contents: [{ Key: 'b' }] });
    const second = await list({
      StartAfter: 'a',
      MaxKeys: 1,
      ContinuationToken: first.NextContinuationToken,
    });
    expect(second).toMatchObject({ IsTruncated: false, Contents: [{ Key: 'c' }] });
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
    expect(await list({ MaxKeys: 5000 })).toMatchObject({ KeyCount: 3, MaxKeys: 1000 });
  });

  test.each([
    'max-keys=-1',
    'max-keys=x',
    'continuation-token=*',
    'continuation-token=',
    'encoding-type=xml',
  ])('%s is refused', async (query) => {
    const { url } = await start();
    const answer = await raw(url, 'GET', `/lists?list-type=2&${query}`);
    expect([answer.status, codeIn(answer.body)]).toEqual([400, 'InvalidArgument']);
  });
});
