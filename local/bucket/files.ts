// Files that change in one step: a reader sees the old bytes or the new ones, never a part.

import {
  type BigIntStats,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { STAGING } from './object-key.ts';

/** What is at a path: a plain file, nothing, or something that keeps a file from being there (a folder, a link). */
export type Place =
  | { readonly kind: 'file'; readonly stats: BigIntStats }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'blocked' };

/** Looks at a path without following a link at its end. */
export function lookAt(path: string): Place {
  try {
    const stats = lstatSync(path, { bigint: true });
    return stats.isFile() ? { kind: 'file', stats } : { kind: 'blocked' };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { kind: 'nothing' };
    // A part of the path is itself a file.
    if (hasCode(error, 'ENOTDIR')) return { kind: 'blocked' };
    throw error;
  }
}

/** The bytes of a file, or `undefined` if there is none. */
export function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
    throw error;
  }
}

/**
 * Writes a file under `root` aside and renames it into place, making the folders it needs. It is staged inside `root`,
 * because a rename does not cross filesystems and `root` may be a mount point. It is not flushed to the disk: that
 * outlives a crash of the process, not a loss of power.
 */
export function replaceFile(root: string, path: string, bytes: Uint8Array): void {
  const staged = join(root, `${STAGING}${process.pid}`);
  try {
    inFolder(root, () => writeFileSync(staged, bytes));
    inFolder(dirname(path), () => renameSync(staged, path));
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}

/** Writes a new file, making the folders it needs: not in one step, for a folder that nobody reads meanwhile. */
export function writeFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Removes what a writer that was killed left aside in `root`. Only who alone writes there may call it. */
export function clearStaged(root: string): void {
  const names = existsSync(root) ? readdirSync(root) : [];
  for (const name of names.filter((each) => each.startsWith(STAGING))) rmSync(join(root, name));
}

/** Removes a file under `root`, and the folders that are empty without it. */
export function removeFile(root: string, path: string): void {
  rmSync(path, { force: true });
  try {
    for (let folder = dirname(path); folder !== root; folder = dirname(folder)) rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR')) throw error;
  }
}

/** The paths of all plain files in a folder and below, relative to it, joined by `/`; none if there is no folder. */
export function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isFile()) return [entry.name];
      if (!entry.isDirectory()) return [];
      return filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

// Nearly every write finds its folder there, so it is made only when the write says that it is missing.
function inFolder(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    mkdirSync(folder, { recursive: true });
    write();
  }
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}
