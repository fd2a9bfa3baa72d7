// A bucket on a folder: what a restart and a crash leave.

import fs, { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clearUnfinished, folderStore } from '../../../local/bucket/folder-store.ts';
import { temporaryRoot } from '../temp-folder.ts';

import { absent, any, bytes, ETAG_OF_ABC, headers } from './harness.ts';

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

  test('a removal that a crash cut in two leaves nothing that the next one does not take', () => {
    const root = temporaryRoot();
    folderStore(root).put('k', bytes('abc'), headers, any);
    const { rmSync: remove } = fs;
    let removals = 0;
    const die = (...arguments_: Parameters<typeof remove>) => {
      if (removals++ > 0) throw new Error('killed');
      remove(...arguments_);
    };
    const replace = (rmSync: typeof remove) => {
      Object.assign(fs, { rmSync });
      syncBuiltinESMExports();
    };
    onTestFinished(() => replace(remove));
    replace(die);
    expect(() => folderStore(root).remove('k')).toThrow('killed');
    replace(remove);
    folderStore(root).remove('k');
    expect([existsSync(`${root}/k`), existsSync(`${root}.meta/k.json`)]).toEqual([false, false]);
  });

  test('what a write that was killed left aside is cleared, and nothing else', () => {
    const root = temporaryRoot();
    clearUnfinished(root);
    folderStore(root).put('k', bytes('abc'), headers, any);
    for (const folder of [root, `${root}.meta`]) writeFileSync(`${folder}/.staging-1`, 'ab');
    clearUnfinished(root);
    expect([readdirSync(root), readdirSync(`${root}.meta`)]).toEqual([['k'], ['k.json']]);
  });
});
