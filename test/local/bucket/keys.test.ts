// A bucket on a folder: which keys an object can have.

import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderStore } from '../../../local/bucket/folder-store.ts';
import { keyProblem } from '../../../local/bucket/object-key.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { absent, any, bytes, headers } from './harness.ts';

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
