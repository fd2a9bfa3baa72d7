// The folder as a bucket: conditional writes, order, keys that must not leave the root, and what survives a restart.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderBucket } from '../../local/bucket/folder-bucket.ts';
import { type Expectation, folderStore } from '../../local/bucket/folder-store.ts';
import { keyProblem } from '../../local/bucket/object-key.ts';
import { temporaryRoot } from './temp-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const headers = { contentType: 'text/plain', cacheControl: 'max-age=60' };
const any: Expectation = { kind: 'any' };
const absent = { kind: 'absent' } as const;
/** RFC 1321, appendix A.5: the MD5 of "abc". */
const ETAG_OF_ABC = '"900150983cd24fb0d6963f7d28e17f72"';

describe('writes', () => {
  test('an object is a plain file, its etag the quoted MD5 of its bytes, its headers those of the put', () => {
    const root = temporaryRoot();
    const store = folderStore(root);
    expect(store.put('current/a.txt', bytes('abc'), headers, absent)).toEqual({
      kind: 'written',
      etag: ETAG_OF_ABC,
    });
    expect(readFileSync(join(root, 'current/a.txt'), 'utf8')).toBe('abc');
    expect(store.get('current/a.txt')).toMatchObject({
      etag: ETAG_OF_ABC,
      size: 3,
      headers,
      bytes: Buffer.from('abc'),
    });
  });

  test.each<[name: string, there: boolean, expected: Expectation, outcome: string]>([
    ['any, nothing there', false, any, 'written'],
    ['any, an object there', true, any, 'written'],
    ['absent, nothing there', false, absent, 'written'],
    ['absent, an object there', true, absent, 'precondition-failed'],
    ['the right etag', true, { kind: 'etag', etag: ETAG_OF_ABC }, 'written'],
    ['another etag', true, { kind: 'etag', etag: '"0"' }, 'precondition-failed'],
    ['an etag, nothing there', false, { kind: 'etag', etag: ETAG_OF_ABC }, 'missing'],
  ])('put expecting %s', (_name, there, expected, outcome) => {
    const store = folderStore(temporaryRoot());
    if (there) store.put('k', bytes('abc'), headers, any);
    expect(store.put('k', bytes('new'), headers, expected).kind).toBe(outcome);
    const before = there ? 'abc' : undefined;
    const now = store.get('k')?.bytes;
    expect(now && Buffer.from(now).toString()).toBe(outcome === 'written' ? 'new' : before);
  });

  test('an etag is not remembered for a file so young that it may change again within the same time', () => {
    const root = temporaryRoot();
    const [one, two] = [folderStore(root), folderStore(root)];
    // An hour ahead is young however slowly the test runs.
    const sameTime = new Date(Date.now() + 3_600_000);
    for (const text of ['abc', 'xyz', 'abc']) {
      const written = one.put('k', bytes(text), headers, any);
      utimesSync(join(root, 'k'), sameTime, sameTime);
      for (const store of [one, two]) {
        expect(store.describe('k')).toMatchObject({ etag: written.kind === 'written' && written.etag });
      }
    }
  });

  test('an etag is remembered for a file at rest, and not when its time or size moved', () => {
    const root = temporaryRoot();
    const store = folderStore(root);
    store.put('k', bytes('abc'), headers, any);
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(root, 'k'), hourAgo, hourAgo);
    expect(store.describe('k')?.etag).toBe(ETAG_OF_ABC);
    // Same size and time: only a store that remembers still gives the old etag.
    writeFileSync(join(root, 'k'), 'xyz');
    utimesSync(join(root, 'k'), hourAgo, hourAgo);
    expect(store.describe('k')?.etag).toBe(ETAG_OF_ABC);
    utimesSync(join(root, 'k'), hourAgo, new Date(hourAgo.getTime() + 1));
    expect(store.describe('k')?.etag).not.toBe(ETAG_OF_ABC);
  });

  test('nothing is left of the file a write was staged in', () => {
    const root = temporaryRoot();
    const store = folderStore(root);
    store.put('a/b', bytes('abc'), headers, any);
    expect(readdirSync(root)).toEqual(['a']);
    expect(readdirSync(dirname(root)).sort()).toEqual(['bucket', 'bucket.meta']);
  });

  test('without kept headers nothing is made beside the folder, and the type follows the name', () => {
    const root = temporaryRoot();
    const store = folderStore(root, { keepHeaders: false });
    store.put('a.json', bytes('{}'), headers, any);
    expect(readdirSync(dirname(root))).toEqual(['bucket']);
    expect(store.get('a.json')?.headers).toEqual({ contentType: 'application/json' });
  });
});

describe('removal', () => {
  test('takes the file, its headers and the folders that are empty without it', () => {
    const root = temporaryRoot();
    const store = folderStore(root);
    store.put('a/b/c', bytes('abc'), headers, any);
    store.put('a/d', bytes('abc'), headers, any);
    expect(store.remove('a/b/c', '"0"')).toEqual({ kind: 'precondition-failed' });
    expect(store.remove('a/b/c', ETAG_OF_ABC)).toEqual({ kind: 'removed' });
    expect(store.remove('a/b/c', ETAG_OF_ABC)).toEqual({ kind: 'missing' });
    expect(store.remove('a/b/c')).toEqual({ kind: 'missing' });
    expect([readdirSync(join(root, 'a')), readdirSync(`${root}.meta/a`)]).toEqual([['d'], ['d.json']]);
    expect(store.remove('a/d')).toEqual({ kind: 'removed' });
    expect([readdirSync(root), readdirSync(`${root}.meta`)]).toEqual([[], []]);
  });
});

describe('listing', () => {
  test('is sorted by UTF-8 bytes, which for U+FF5E and U+1F600 is not the order of UTF-16', () => {
    const store = folderStore(temporaryRoot());
    const sorted = ['A', 'a b', 'a+', 'a/z', 'a0', 'é', '東京', '～', '😀'];
    for (const key of sorted.toReversed()) store.put(key, bytes(key), headers, any);
    expect(store.keys('')).toEqual(sorted);
    expect(store.keys('a')).toEqual(['a b', 'a+', 'a/z', 'a0']);
    expect(store.keys('a/')).toEqual(['a/z']);
    expect(store.keys('東')).toEqual(['東京']);
  });

  test.each(['', 'x', 'x/', '../', '/', 'k/', '.staging-'])('of %j finds nothing but keys', (prefix) => {
    const root = temporaryRoot();
    const store = folderStore(root);
    expect(store.list(prefix)).toEqual([]);
    store.put('k', bytes('abc'), headers, any);
    writeFileSync(join(root, '.staging-1'), 'torn by a crash');
    symlinkSync('/', join(root, 'link'));
    expect(store.list(prefix).map(({ key }) => key)).toEqual(prefix === '' ? ['k'] : []);
  });
});

describe('keys', () => {
  const refused: readonly string[] = [
    ...['', '/', '/etc/passwd', '..', '../x', 'a/../../x', 'a/..', '.', 'a/./b', 'a//b', 'a/', 'a\\..\\b'],
    ...['a\0b', 'a\nb', '\ud800', '.staging-1', 'é'.repeat(513), 'x'.repeat(251)],
  ];

  test.each(refused)('%j names no object', (key) => {
    const root = temporaryRoot();
    const store = folderStore(root);
    expect(store.put(key, bytes('abc'), headers, any).kind).toBe('invalid-key');
    expect(store.remove(key).kind).toBe('invalid-key');
    expect([store.get(key), store.describe(key)]).toEqual([undefined, undefined]);
    expect(readdirSync(dirname(root))).toEqual([]);
  });

  test.each(['a', '..a', 'a..', '...', 'a b#+%25?&<>.txt', '東京/許可.csv', `${'é/'.repeat(340)}abcd`])(
    '%j does',
    (key) => {
      expect(keyProblem(key)).toBeUndefined();
      const store = folderStore(temporaryRoot());
      expect(store.put(key, bytes('abc'), headers, absent).kind).toBe('written');
      expect(store.list('').map((object) => object.key)).toEqual([key]);
    },
  );

  test('a file cannot be a folder as well', () => {
    const store = folderStore(temporaryRoot());
    store.put('a/b', bytes('abc'), headers, any);
    for (const key of ['a', 'a/b/c', 'a/b/c/d']) {
      expect(store.put(key, bytes('x'), headers, any).kind).toBe('invalid-key');
      expect(store.get(key)).toBeUndefined();
    }
    expect(store.keys('')).toEqual(['a/b']);
  });
});

describe('restart and crash', () => {
  test('another store on the folder finds the objects with their etags and headers', () => {
    const root = temporaryRoot();
    folderStore(root).put('a/b', bytes('abc'), headers, any);
    expect(folderStore(root).get('a/b')).toMatchObject({ etag: ETAG_OF_ABC, headers });
  });

  test.each([
    ['no headers', undefined, { contentType: 'text/plain; charset=utf-8' }],
    ['torn headers', '{"contentTy', { contentType: 'text/plain; charset=utf-8' }],
    ['headers of another shape', '{"contentType":1}', { contentType: 'text/plain; charset=utf-8' }],
    ['no Cache-Control', '{"contentType":"a/b"}', { contentType: 'a/b' }],
  ])('an object with %s still can be read', (_name, json, served) => {
    const root = temporaryRoot();
    const store = folderStore(root);
    store.put('a.txt', bytes('abc'), headers, any);
    if (json === undefined) rmSync(`${root}.meta`, { recursive: true });
    else writeFileSync(`${root}.meta/a.txt.json`, json);
    expect(store.get('a.txt')).toMatchObject({ etag: ETAG_OF_ABC, headers: served });
    expect(store.put('a.txt', bytes('new'), headers, { kind: 'etag', etag: ETAG_OF_ABC }).kind).toBe(
      'written',
    );
    expect(store.get('a.txt')?.headers).toEqual(headers);
  });

  test('headers without an object are no object', () => {
    const root = temporaryRoot();
    mkdirSync(`${root}.meta`, { recursive: true });
    writeFileSync(`${root}.meta/k.json`, JSON.stringify(headers));
    const store = folderStore(root);
    expect([store.get('k'), store.keys('')]).toEqual([undefined, []]);
    expect(store.put('k', bytes('abc'), headers, absent).kind).toBe('written');
  });
});

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
