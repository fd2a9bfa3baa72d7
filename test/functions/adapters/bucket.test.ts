// The bucket on a real S3 protocol over HTTP: each answer to a condition, and the same from folders.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { s3Bucket } from '../../../functions/adapters/bucket.ts';
import { folderBucket } from '../../../local/bucket/folder-bucket.ts';
import { ownFolderBucket } from '../../../local/bucket/own-folder-bucket.ts';
import { startS3Server } from '../../../local/s3/server.ts';
import type { Bucket } from '../../../shared/ports.ts';
import { memoryBucket } from '../../world/memory-bucket.ts';
import { startServers } from './servers.ts';

let servers: Awaited<ReturnType<typeof startServers>>;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => servers.stop());
afterEach(() => {
  for (const name of ['', '.meta']) rmSync(servers.bucketFolder + name, { recursive: true, force: true });
  rmSync(join(servers.bucketFolder, '..', 'plain'), { recursive: true, force: true });
});

const HEADERS = { contentType: 'text/plain', cacheControl: 'public, max-age=60' };
const ABSENT = { kind: 'absent' } as const;
const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = 'current/ap-northeast-1/client/ipv4.txt';

describe.each([
  { name: 'S3', make: (): Bucket => s3Bucket(servers.s3, 'test') },
  { name: 'the bucket of tests', make: memoryBucket },
  { name: 'a folder', make: (): Bucket => folderBucket(join(servers.bucketFolder, '..', 'plain')) },
  {
    name: 'a folder of its own',
    make: (): Bucket => ownFolderBucket(join(servers.bucketFolder, '..', 'plain')),
  },
])('a bucket on $name', ({ make }) => {
  it('reads what was written, and nothing where nothing is', async () => {
    const bucket = make();
    expect(await bucket.read(KEY)).toBeUndefined();
    expect(await bucket.write(KEY, bytes('a\n'), HEADERS, ABSENT)).toBe('written');
    const stored = await bucket.read(KEY);
    expect(new TextDecoder().decode(stored?.bytes)).toBe('a\n');
    // The MD5 of "a\n", by md5sum.
    expect(stored?.etag).toBe('"60b725f10c9c85c70d97880dfe8191b3"');
  });

  it('writes over nothing only where nothing is', async () => {
    const bucket = make();
    await bucket.write(KEY, bytes('a'), HEADERS, ABSENT);
    expect(await bucket.write(KEY, bytes('b'), HEADERS, ABSENT)).toBe('conflict');
    expect(new TextDecoder().decode((await bucket.read(KEY))?.bytes)).toBe('a');
  });

  it('writes over an object only if it is the one that was read', async () => {
    const bucket = make();
    await bucket.write(KEY, bytes('a'), HEADERS, ABSENT);
    const etag = (await bucket.read(KEY))?.etag ?? '';
    expect(await bucket.write(KEY, bytes('b'), HEADERS, { kind: 'etag', etag })).toBe('written');
    expect(await bucket.write(KEY, bytes('c'), HEADERS, { kind: 'etag', etag })).toBe('conflict');
    expect(await bucket.write('other', bytes('c'), HEADERS, { kind: 'etag', etag })).toBe('conflict');
    expect(new TextDecoder().decode((await bucket.read(KEY))?.bytes)).toBe('b');
  });

  it('removes an object only if it is the one that was listed', async () => {
    const bucket = make();
    await bucket.write(KEY, bytes('a'), HEADERS, ABSENT);
    const [listed] = await bucket.list('current/');
    await bucket.write(KEY, bytes('b'), HEADERS, { kind: 'etag', etag: listed?.etag ?? '' });
    expect(await bucket.remove(KEY, listed?.etag ?? '')).toBe('conflict');
    const [now] = await bucket.list('current/');
    expect(await bucket.remove(KEY, now?.etag ?? '')).toBe('removed');
    expect(await bucket.list('current/')).toEqual([]);
  });

  it('lists every object under a prefix, and nothing else', async () => {
    const bucket = make();
    const keys = Array.from({ length: 20 }, (_, i) => `current/r/l/${String(i).padStart(4, '0')}.txt`);
    await Promise.all(keys.map((key) => bucket.write(key, bytes(key), HEADERS, ABSENT)));
    await bucket.write('v/elsewhere', bytes(''), HEADERS, ABSENT);
    expect((await bucket.list('current/')).map(({ key }) => key)).toEqual(keys);
  });
});

describe('S3 alone', () => {
  it('lists more objects than one page has', async () => {
    const bucket = s3Bucket(servers.s3, 'test');
    const keys = Array.from({ length: 1_050 }, (_, i) => `current/r/l/${String(i).padStart(4, '0')}.txt`);
    await bucket.write(keys[0] ?? '', bytes(''), HEADERS, ABSENT);
    // The rest is put into the folder behind it: a thousand requests would take ten seconds.
    for (const key of keys.slice(1)) writeFileSync(join(servers.bucketFolder, key), key);
    expect((await bucket.list('current/')).map(({ key }) => key)).toEqual(keys);
  });

  it('answers 409 while another request is under way: a conflict, and nothing changed', async () => {
    const server = await startS3Server({
      root: servers.bucketFolder,
      bucket: 'test',
      port: 0,
      conflictOn: () => true,
    });
    const client = new S3Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    expect(await s3Bucket(client, 'test').write(KEY, bytes('a'), HEADERS, ABSENT)).toBe('conflict');
    expect(await s3Bucket(client, 'test').read(KEY)).toBeUndefined();
    client.destroy();
    await server.close();
  });

  it('that has no such bucket is an error, not a lost race', async () => {
    const bucket = s3Bucket(servers.s3, 'another');
    await expect(bucket.write(KEY, bytes('a'), HEADERS, ABSENT)).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});
