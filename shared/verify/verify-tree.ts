// Checks a published tree as a careful consumer does: its documents, then the bytes of every file.
import type { RangewatchError } from '../error.ts';
import type { VersionDocument } from '../release/documents.ts';
import type { CheckTools } from '../release/minisign-check.ts';
import { checkDocuments } from './documents.ts';
import { claimsOf } from './listed.ts';
import { checkObjects, type ReadTree, type Watcher } from './objects.ts';
import { noProblems } from './problems.ts';
import type { Demands } from './signed.ts';

/** What came of a check. The tree may be used where there is no problem. */
export interface TreeReport {
  /** All of them, the most telling first. */
  readonly problems: readonly RangewatchError[];
  /** Undefined where `version.json` cannot be read; `expires` is the signed one where there is one. */
  readonly version: VersionDocument | undefined;
  /** Files of the release: those that SHA256SUMS names, but for the manifest. */
  readonly files: number;
  /** Objects whose bytes were compared with their sum, and their bytes together. */
  readonly objects: number;
  readonly bytes: number;
}

/** Checks a tree. Rejects only with what `read` threw. */
export async function verifyTree(
  read: ReadTree,
  demands: Demands,
  tools: CheckTools,
  watcher: Watcher,
): Promise<TreeReport> {
  const problems = noProblems();
  const { version, signed, latest, manifest } = await checkDocuments(read, demands, tools, problems);
  if (version === undefined || latest === undefined || manifest === undefined) {
    return { problems: problems.found, version, files: 0, objects: 0, bytes: 0 };
  }
  const claims = claimsOf(latest, manifest);
  const objects = await checkObjects(read, claims, tools.hash, watcher);
  return {
    problems: [...problems.found, ...objects.problems],
    version: { ...version, expires: signed?.expires ?? version.expires },
    files: latest.files.size + manifest.summed.rules.length,
    objects: claims.length,
    bytes: objects.bytes,
  };
}
