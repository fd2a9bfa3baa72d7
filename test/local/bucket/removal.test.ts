// A bucket on a folder: removals and their conditions.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderStore } from '../../../local/bucket/folder-store.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { any, bytes, ETAG_OF_ABC, headers } from './harness.ts';

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
