// A published tree in a folder. Nothing outside the folder is ever read, links included.
import { realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { MAX_OBJECT_BYTES } from './url-tree.ts';

/**
 * Opens the tree in a folder.
 * @throws RangewatchError `tree-unreachable`
 */
export function folderTree(folder: string): ReadTree {
  const root = realFolder(folder);
  return async (key) => {
    const path = realPath(join(root, key));
    if (path === undefined) return undefined;
    if (!path.startsWith(root + sep)) throw unreadable(key, 'a link that leads out of the folder');
    const stats = statSync(path);
    // A pipe would be waited for without end.
    if (!stats.isFile()) throw unreadable(key, 'something that is no file');
    if (stats.size > MAX_OBJECT_BYTES) throw unreadable(key, `${stats.size} bytes`);
    return readFile(path);
  };
}

function realFolder(folder: string): string {
  const root = realPath(folder);
  if (root !== undefined && statSync(root).isDirectory())
    return root.endsWith(sep) ? root.slice(0, -1) : root;
  throw new RangewatchError({
    code: 'tree-unreachable',
    seen: root === undefined ? 'no such folder' : 'a file',
    expected: 'the folder of a published tree, or a URL',
    where: quote(folder),
  });
}

/** Where a path leads when links are followed; undefined when nothing is there. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function unreadable(key: string, seen: string): RangewatchError {
  const expected = `a file of at most ${MAX_OBJECT_BYTES} bytes in the folder`;
  return new RangewatchError({ code: 'tree-unreachable', seen, expected, where: quote(key) });
}
