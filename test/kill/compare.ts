// What two runs left, compared file by file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders that must be equal to the byte: the objects, and the headers they are served with. */
const COMPARED = ['bucket', 'bucket.meta'] as const;

/** A file that differs, and how, in one line. */
export interface Difference {
  readonly key: string;
  readonly reason: string;
}

/** The files of an undisturbed run, and what differs after a killed one. Anything left over is a difference too. */
export function compare(undisturbed: string, killed: string) {
  const differences: Difference[] = [];
  let files = 0;
  for (const name of COMPARED) {
    const [before, after] = [filesIn(join(undisturbed, name)), filesIn(join(killed, name))];
    files += before.size;
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const reason = reasonOf(before.get(path), after.get(path));
      if (reason !== undefined) differences.push({ key: `${name}/${path}`, reason });
    }
  }
  const [before, after] = [readdirSync(undisturbed), readdirSync(killed)];
  for (const name of new Set([...before, ...after])) {
    if (before.includes(name) !== after.includes(name)) {
      differences.push({
        key: name,
        reason: before.includes(name) ? 'missing after the kills' : 'left over',
      });
    }
  }
  return { files, differences };
}

/** Whether a bucket is between two releases: one is staged or committed that version.json does not show yet. */
export function isUnfinished(bucket: string): boolean {
  if (existsSync(bucket) && readdirSync(bucket).some((name) => name.startsWith('.'))) return true;
  const immutable = join(bucket, 'v');
  const digests = existsSync(immutable) ? readdirSync(immutable) : [];
  const manifests = digests.filter((digest) => existsSync(join(immutable, digest, 'manifest.json')));
  const version = join(bucket, 'version.json');
  const shown = existsSync(version) ? (JSON.parse(readFileSync(version, 'utf8')) as { seq: number }).seq : 0;
  return manifests.length !== shown || (shown === 0 && digests.length > 0);
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return files;
}

function reasonOf(before: Buffer | undefined, after: Buffer | undefined): string | undefined {
  if (before === undefined) return 'left over';
  if (after === undefined) return 'missing after the kills';
  if (before.equals(after)) return undefined;
  const at = before.findIndex((byte, index) => byte !== after[index]);
  const from = Math.max(0, at === -1 ? before.length : at) - 20;
  const around = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, from), from + 60).toString());
  return `${before.length} and ${after.length} bytes: ${around(before)} became ${around(after)}`;
}
