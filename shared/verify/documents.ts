// The documents of a tree, read and compared: from the key that is known over the signed sums to the manifest.
import type { VersionDocument } from '../release/documents.ts';
import { LATEST_KEY, manifestKey, SUMS_KEY, SUMS_SIGNATURE_KEY, VERSION_KEY } from '../release/keys.ts';
import type { CheckTools } from '../release/minisign-check.ts';
import type { Vouched } from '../release/vouched.ts';
import { differs } from './differs.ts';
import { latestProblems, sumProblems } from './listed.ts';
import { type ReadTree, refuseOtherBytes } from './objects.ts';
import type { Problems } from './problems.ts';
import { type ReadLatest, readLatest, readVersion } from './published.ts';
import { type ReadManifest, readManifest } from './read-manifest.ts';
import { readSums } from './read-sums.ts';
import { type Demands, readSigned, refuseOld, refuseOtherRelease } from './signed.ts';

/** What could be read; undefined where there was a problem. */
export interface TreeDocuments {
  readonly version: VersionDocument | undefined;
  readonly signed: Vouched | undefined;
  readonly latest: ReadLatest | undefined;
  readonly manifest: ReadManifest | undefined;
}

/** Reads the documents and notes what is wrong with them, the most telling first. */
export async function checkDocuments(
  read: ReadTree,
  demands: Demands,
  tools: CheckTools,
  { found, attempt }: Problems,
): Promise<TreeDocuments> {
  const take = async <T>(key: string, parse: (bytes: Uint8Array) => T): Promise<T | undefined> => {
    const bytes = await read(key);
    return attempt(() => {
      if (bytes === undefined) throw differs('no object', 'an object', key);
      return parse(bytes);
    });
  };
  const version = await take(VERSION_KEY, readVersion);
  const sumsBytes = await take(SUMS_KEY, (bytes) => bytes);
  const signed = await take(SUMS_SIGNATURE_KEY, (bytes) =>
    sumsBytes === undefined ? undefined : readSigned(sumsBytes, bytes, demands, tools),
  );
  const latest = await take(LATEST_KEY, readLatest);
  const documents = { version, signed, latest };
  attempt(() => refuseOld(signed, version, demands));
  if (version === undefined) return { ...documents, manifest: undefined };

  if (signed !== undefined) attempt(() => refuseOtherRelease(signed, version, SUMS_SIGNATURE_KEY));
  if (latest !== undefined) attempt(() => refuseOtherRelease(latest.version, version, LATEST_KEY));
  const key = manifestKey(version.manifest);
  const manifest = await take(key, (bytes) => {
    refuseOtherBytes({ key, sha256: version.manifest }, bytes, tools.hash);
    return readManifest(bytes, key);
  });
  const sums = sumsBytes && attempt(() => readSums(sumsBytes));
  if (manifest === undefined || latest === undefined) return { ...documents, manifest };

  attempt(() => refuseOtherRelease({ ...version, seq: manifest.seq }, version, key));
  found.push(...latestProblems(latest, manifest));
  if (sums !== undefined) {
    found.push(...(attempt(() => sumProblems(sums, latest, manifest, version.manifest)) ?? []));
  }
  return { ...documents, manifest };
}
