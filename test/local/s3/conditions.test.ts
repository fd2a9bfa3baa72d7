import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';

import { Bucket, ETAG_OF_ABC, outcome, raw, start } from './harness.ts';

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
