// The S3 server as the real SDK and plain HTTP see it.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../local/s3/body.ts';
import { type S3ServerOptions, startS3Server } from '../../local/s3/server.ts';
import { temporaryRoot } from './temp-folder.ts';

const Bucket = 'lists';
const ETAG_OF_ABC = '"900150983cd24fb0d6963f7d28e17f72"';

type UploadBody = NonNullable<PutObjectCommandInput['Body']>;
type UploadOptions = Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>;

async function start(options: Partial<S3ServerOptions> = {}) {
  const root = options.root ?? temporaryRoot();
  const { url, close } = await startS3Server({ root, bucket: Bucket, port: 0, ...options });
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: url,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const stop = async () => {
    client.destroy();
    await close();
  };
  onTestFinished(async () => {
    if (!stopped) await stop();
  });
  let stopped = false;
  return {
    root,
    url,
    client,
    put: (Key: string, Body: UploadBody, more: Partial<UploadOptions> = {}) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    get: async (Key: string) => {
      const { Body, ...rest } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return { ...rest, text: await Body?.transformToString() };
    },
    stop: async () => {
      stopped = true;
      await stop();
    },
  };
}

/** The error of a call as `<status> <name>`; a call that succeeds is `done`. */
async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof S3ServiceException)) throw error;
      return `${error.$metadata.httpStatusCode} ${error.name}`;
    },
  );
}

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose path is sent as it is: `fetch` and the SDK would tidy it. */
function raw(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

const codeIn = (xml: string) => /<Code>(.*?)<\/Code>/.exec(xml)?.[1];

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

describe('conditions', () => {
  test('of reads: 304 and 412, on GET and HEAD', async () => {
    const s3 = await start();
    await s3.put('k', 'abc');
    for (const Command of [GetObjectCommand, HeadObjectCommand]) {
      const read = (condition: object) =>
        outcome(s3.client.send(new Command({ Bucket, Key: 'k', ...condition }) as GetObjectCommand));
      expect(await read({ IfNoneMatch: ETAG_OF_ABC })).toMatch(/^304 /);
      expect(await read({ IfNoneMatch: '"0"' })).toBe('done');
      expect(await read({ IfMatch: ETAG_OF_ABC })).toBe('done');
      expect(await read({ IfMatch: '"0"' })).toMatch(/^412 /);
    }
    const answer = await raw(s3.url, 'GET', '/lists/k', { 'If-None-Match': `"0", W/${ETAG_OF_ABC}` });
    expect([answer.status, answer.body, answer.headers.etag]).toEqual([304, '', ETAG_OF_ABC]);
  });

  test('of writes: 412 both ways, and 404 for If-Match on a missing key', async () => {
    const s3 = await start();
    expect(await outcome(s3.put('k', 'abc', { IfMatch: ETAG_OF_ABC }))).toBe('404 NoSuchKey');
    expect(await outcome(s3.put('k', 'abc', { IfNoneMatch: '*' }))).toBe('done');
    expect(await outcome(s3.put('k', 'new', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    expect(await outcome(s3.put('k', 'new', { IfMatch: '"0"' }))).toBe('412 PreconditionFailed');
    expect((await s3.get('k')).text).toBe('abc');
    expect(await outcome(s3.put('k', 'new', { IfMatch: ETAG_OF_ABC }))).toBe('done');
    expect((await s3.get('k')).text).toBe('new');
  });

  test('of removals: 412 for another etag, 404 for nothing', async () => {
    const s3 = await start();
    await s3.put('k', 'abc');
    const remove = (IfMatch: string) =>
      outcome(s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', IfMatch })));
    expect(await remove('"0"')).toBe('412 PreconditionFailed');
    expect(await remove(ETAG_OF_ABC)).toBe('done');
    expect(await remove(ETAG_OF_ABC)).toBe('404 NoSuchKey');
  });

  test('409 where the option says so, for conditional writes only, and the SDK does not try again', async () => {
    const asked: string[] = [];
    const conflictOn = (key: string, method: string) => {
      asked.push(`${method} ${key}`);
      return key === 'busy';
    };
    const s3 = await start({ conflictOn });
    expect(await outcome(s3.put('busy', 'abc'))).toBe('done');
    expect(await outcome(s3.put('busy', 'new', { IfMatch: ETAG_OF_ABC }))).toBe(
      '409 ConditionalRequestConflict',
    );
    expect(
      await outcome(s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'busy', IfMatch: ETAG_OF_ABC }))),
    ).toBe('409 ConditionalRequestConflict');
    expect(await outcome(s3.put('idle', 'abc', { IfNoneMatch: '*' }))).toBe('done');
    expect(asked).toEqual(['PUT busy', 'DELETE busy', 'PUT idle']);
    expect((await s3.get('busy')).text).toBe('abc');
  });

  test.each([
    ['If-None-Match: *', { IfNoneMatch: '*' }],
    ['If-Match', { IfMatch: ETAG_OF_ABC }],
  ])('of 20 concurrent puts with %s exactly one wins', async (_name, condition) => {
    const s3 = await start();
    if ('IfMatch' in condition) await s3.put('k', 'abc');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => outcome(s3.put('k', `writer ${n}`, condition))),
    );
    expect(outcomes.toSorted().slice(0, 19)).toEqual(
      Array.from({ length: 19 }, () => '412 PreconditionFailed'),
    );
    expect((await s3.get('k')).text).toBe(`writer ${outcomes.indexOf('done')}`);
  });
});

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
