// A bucket on a folder: writes and their conditions.

import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Expectation, folderStore } from '../../../local/bucket/folder-store.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { absent, any, bytes, ETAG_OF_ABC, headers } from './harness.ts';

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
