// Whether latest.json, SHA256SUMS and the manifest say the same of every file, and what each object must be.
import type { RangewatchError } from '../error.ts';
import { immutableRulesKey, LATEST_KEY, rulesKey, type Sha256, SUMS_KEY } from '../release/keys.ts';
import { printSums } from '../release/sums.ts';
import { differs } from './differs.ts';
import type { ReadFile, ReadLatest } from './published.ts';
import type { ReadManifest } from './read-manifest.ts';
import { readSums } from './read-sums.ts';

/** An object that must be there with this sum, and this size where it is told. */
export interface Claim {
  readonly key: string;
  readonly sha256: Sha256;
  readonly bytes?: number;
}

/** Every difference between the sums and the two that they must agree with, each told once. */
export function sumProblems(
  sums: ReadonlyMap<string, Sha256>,
  { files }: ReadLatest,
  manifest: ReadManifest,
  digest: Sha256,
): readonly RangewatchError[] {
  const released = readSums(new TextEncoder().encode(printSums(manifest.summed, digest)));
  const expected = new Map([...released, ...[...files].map(([key, { sha256 }]) => [key, sha256] as const)]);
  const keys = new Set([...sums.keys(), ...expected.keys()]);
  return [...keys].flatMap((key) => {
    const [found, wanted] = [sums.get(key), expected.get(key)];
    if (found === wanted) return [];
    const where = `${SUMS_KEY}, ${key}`;
    if (wanted === undefined) return [differs('a line', 'no line: the release has no such file', where)];
    return [differs(found === undefined ? 'no line' : `the sum ${found}`, `the sum ${wanted}`, where)];
  });
}

/** Every file of which latest.json and the manifest say different things. */
export function latestProblems({ files }: ReadLatest, manifest: ReadManifest): readonly RangewatchError[] {
  const keys = new Set([...files.keys(), ...manifest.files.keys()]);
  return [...keys].flatMap((key) => {
    const [found, wanted] = [files.get(key), manifest.files.get(key)].map(asText);
    return found === wanted
      ? []
      : [differs(`${found}`, `${wanted}, as in the manifest`, `${LATEST_KEY}, ${key}`)];
  });
}

function asText(file: ReadFile | undefined): string {
  return file === undefined ? 'no file' : `${file.bytes} bytes with the sum ${file.sha256} at ${file.url}`;
}

/** Every object that the release consists of: what firewalls poll, and the immutable copies. */
export function claimsOf({ files }: ReadLatest, { summed }: ReadManifest): readonly Claim[] {
  return [
    ...[...files].flatMap(([key, { sha256, bytes, url }]) => [
      { key, sha256, bytes },
      { key: url, sha256, bytes },
    ]),
    ...summed.rules.flatMap(({ region, sha256 }) => [
      { key: rulesKey(region), sha256 },
      { key: immutableRulesKey(sha256, region), sha256 },
    ]),
  ];
}
