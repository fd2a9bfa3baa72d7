// The objects of a tree: each must be there, and be the bytes that its sum is of.
import pMap from 'p-map';
import type { RangewatchError } from '../error.ts';
import type { Hash } from '../ports.ts';
import { differs } from './differs.ts';
import type { Claim } from './listed.ts';
import { noProblems } from './problems.ts';

/** Reads an object; undefined when there is none. Other failures are thrown, and end the check. */
export type ReadTree = (key: string) => Promise<Uint8Array | undefined>;

/** How the check goes on: called with the number of objects to read, then once for each. */
export interface Watcher {
  readonly begin: (objects: number) => void;
  readonly step: () => void;
}

/** What came of reading objects: their bytes together, and problems in the order of the claims. */
export interface ObjectsReport {
  readonly bytes: number;
  readonly problems: readonly RangewatchError[];
}

/** Objects that are read at once. */
const READS_AT_ONCE = 8;

/** Reads every object and compares it with its sum. */
export async function checkObjects(
  read: ReadTree,
  claims: readonly Claim[],
  hash: Hash,
  watcher: Watcher,
): Promise<ObjectsReport> {
  watcher.begin(claims.length);
  const checked = await pMap(
    claims,
    async (claim) => {
      const found = await read(claim.key);
      const problems = noProblems();
      problems.attempt(() => refuseOtherBytes(claim, found, hash));
      watcher.step();
      return { bytes: found?.length ?? 0, problems: problems.found };
    },
    { concurrency: READS_AT_ONCE },
  );
  return {
    bytes: checked.reduce((sum, { bytes }) => sum + bytes, 0),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

/** @throws RangewatchError `tree-differs` */
export function refuseOtherBytes(
  { key, sha256, bytes }: Claim,
  found: Uint8Array | undefined,
  hash: Hash,
): asserts found is Uint8Array {
  if (found === undefined) throw differs('no object', 'the object that the release names', key);
  if (bytes !== undefined && found.length !== bytes) {
    throw differs(`${found.length} bytes`, `the ${bytes} bytes of the release`, key);
  }
  const sum = hash('sha256', found);
  if (sum !== sha256) throw differs(`bytes with the SHA-256 ${sum}`, sha256, key);
}
