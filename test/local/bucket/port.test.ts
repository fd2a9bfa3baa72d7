// A bucket on a folder, as the port that ingest and converge use.

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderBucket } from '../../../local/bucket/folder-bucket.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { absent, bytes, ETAG_OF_ABC, headers } from './harness.ts';

describe('as the Bucket port', () => {
  test('answers written, conflict and removed, and lists and reads what was written', async () => {
    const root = temporaryRoot();
    const bucket = folderBucket(root);
    expect(await bucket.list('')).toEqual([]);
    expect(await bucket.read('a/k')).toBeUndefined();
    expect(await bucket.write('a/k', bytes('abc'), headers, { kind: 'etag', etag: '"0"' })).toBe('conflict');
    expect(existsSync(root)).toBe(false);
    expect(await bucket.write('a/k', bytes('abc'), headers, absent)).toBe('written');
    expect(await bucket.write('a/k', bytes('new'), headers, absent)).toBe('conflict');
    expect(await bucket.list('a/')).toEqual([{ key: 'a/k', etag: ETAG_OF_ABC, size: 3 }]);
    expect(await bucket.read('a/k')).toEqual({ bytes: Buffer.from('abc'), etag: ETAG_OF_ABC });
    expect(await bucket.remove('a/k', '"0"')).toBe('conflict');
    expect(await bucket.remove('a/k', ETAG_OF_ABC)).toBe('removed');
    expect(await bucket.remove('a/k', ETAG_OF_ABC)).toBe('conflict');
  });

  test('a key that no object can have is an error, not a conflict to be tried again', async () => {
    const bucket = folderBucket(temporaryRoot());
    await expect(bucket.write('../x', bytes('abc'), headers, absent)).rejects.toThrow('"../x"');
    await expect(bucket.remove('../x', '"0"')).rejects.toThrow('"../x"');
  });

  test.each(['absent', 'etag'] as const)('of 20 concurrent writes expecting %s one wins', async (kind) => {
    const bucket = folderBucket(temporaryRoot());
    if (kind === 'etag') await bucket.write('k', bytes('abc'), headers, absent);
    const expected = kind === 'etag' ? { kind, etag: ETAG_OF_ABC } : { kind };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => bucket.write('k', bytes(`writer ${n}`), headers, expected)),
    );
    expect(results.filter((result) => result === 'written')).toHaveLength(1);
    const content = Buffer.from((await bucket.read('k'))?.bytes ?? []).toString();
    expect(content).toBe(`writer ${results.indexOf('written')}`);
  });
});
