// A bucket on a folder: listings.

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderStore } from '../../../local/bucket/folder-store.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { any, bytes, headers } from './harness.ts';

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
