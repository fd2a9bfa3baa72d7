// One start at a time in a folder: two would write the same table and bucket, and clear each other's.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { RangewatchError } from '../../shared/error.ts';

/**
 * Takes the folder for this process. A lock that a dead process left is taken over.
 * @returns a function that gives it back
 * @throws RangewatchError `store-busy`
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!isTaken(error)) throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (isAlive(holder)) throw busy(folder, holder);
      rmSync(file, { force: true });
    }
  }
  throw busy(folder, 0);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function busy(folder: string, holder: number): RangewatchError {
  return new RangewatchError({
    code: 'store-busy',
    seen: `another start (process ${holder})`,
    expected: 'to be the only one',
    where: folder,
    remedy: 'end the other one, or start in another folder',
  });
}
