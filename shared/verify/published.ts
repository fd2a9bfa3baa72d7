// version.json, latest.json, SHA256SUMS and the manifest as a consumer reads them: only what checking needs.
import { RangewatchError } from '../error.ts';
import type { LatestDocument, VersionDocument } from '../release/documents.ts';
import { currentKey, immutableKey, LATEST_KEY, type Sha256, SUMS_KEY, VERSION_KEY } from '../release/keys.ts';
import type { Summed } from '../release/sums.ts';
import {
  misshapen,
  parseDocument,
  type Shaped,
  shapedOf,
  takeCount,
  takeKey,
  takeObjects,
  takeSha256,
  takeText,
  takeTime,
} from './shape.ts';

/** The most files that a release can have here: more than any, and few enough to end. */
const MAX_FILES = 20_000;

/** One file of a release: its sum, size in bytes and immutable copy. */
export interface ReadFile {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly url: string;
}

/** `latest.json`, read: what it says of the release, and its files by key. */
export interface ReadLatest {
  readonly version: VersionDocument;
  readonly files: ReadonlyMap<string, ReadFile>;
}

/** A manifest, read: what the sums follow from, and what latest.json must say of its files. */
export interface ReadManifest {
  readonly seq: number;
  readonly summed: Summed;
  readonly files: ReadonlyMap<string, ReadFile>;
}

/** @throws RangewatchError `tree-shape` */
export function readVersion(bytes: Uint8Array): VersionDocument {
  return versionIn(parseDocument(bytes, VERSION_KEY));
}

/** @throws RangewatchError `tree-shape` */
export function readLatest(bytes: Uint8Array): ReadLatest {
  const document = parseDocument(bytes, LATEST_KEY);
  const files = Object.entries(shapedOf(document.value['files'], `${LATEST_KEY}, files`).value);
  refuseTooMany(files.length, LATEST_KEY);
  return { version: versionIn(document), files: new Map(files.map(([key, file]) => readFile(key, file))) };
}

function versionIn(document: Shaped): VersionDocument {
  return {
    seq: takeCount(document, 'seq'),
    syncToken: takeText(document, 'syncToken', /^\d{10}$/, 'ten digits'),
    verifiedAt: takeTime(document, 'verifiedAt'),
    expires: takeTime(document, 'expires'),
    manifest: takeSha256(document, 'manifest'),
  } satisfies Pick<LatestDocument, keyof VersionDocument>;
}

function readFile(key: string, value: unknown): readonly [string, ReadFile] {
  takeKey({ where: `${LATEST_KEY}, files` }, key);
  const file = shapedOf(value, `${LATEST_KEY}, ${key}`);
  return [
    key,
    {
      sha256: takeSha256(file, 'sha256'),
      bytes: takeCount(file, 'bytes'),
      url: takeKey({ where: `${file.where}, url` }, file.value['url']),
    },
  ];
}

/** Reads SHA256SUMS: sums by key. @throws RangewatchError `tree-shape` */
export function readSums(bytes: Uint8Array): ReadonlyMap<string, Sha256> {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  if (lines.pop() !== '') throw misshapen('a last line without its end', 'whole lines', SUMS_KEY);
  refuseTooMany(lines.length, SUMS_KEY);
  const sums = new Map<string, Sha256>();
  for (const [index, line] of lines.entries()) {
    const where = `${SUMS_KEY}, line ${index + 1}`;
    const [, sum, key] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined) throw misshapen('another line', 'a SHA-256, two blanks and a key', where);
    takeKey({ where }, key);
    if (key === undefined || sums.has(key)) throw misshapen('a key once more', 'each key once', where);
    sums.set(key, sum as Sha256);
  }
  return sums;
}

/** @throws RangewatchError `tree-shape` */
export function readManifest(bytes: Uint8Array, where: string): ReadManifest {
  const document = parseDocument(bytes, where);
  const name = /^[a-z0-9-]+$/;
  const allowlists = takeObjects(document, 'allowlists').map((list) => ({
    region: takeText(list, 'region', name, 'a Region'),
    name: takeText(list, 'name', name, 'an allowlist') as Summed['allowlists'][number]['name'],
    files: takeObjects(list, 'files').map((file) => ({
      file: takeText(file, 'file', /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/, 'a file name'),
      sha256: takeSha256(file, 'sha256'),
      bytes: takeCount(file, 'bytes'),
    })),
  }));
  const rules = takeObjects(document, 'rules').map((rule) => ({
    region: takeText(rule, 'region', name, 'a Region'),
    sha256: takeSha256(rule, 'sha256'),
  }));
  const files = allowlists.flatMap((list) =>
    list.files.map(
      ({ file, sha256, bytes: size }) =>
        [currentKey(list, file), { sha256, bytes: size, url: immutableKey(sha256, list, file) }] as const,
    ),
  );
  return { seq: takeCount(document, 'seq'), summed: { allowlists, rules }, files: new Map(files) };
}

function refuseTooMany(count: number, where: string): void {
  if (count <= MAX_FILES) return;
  throw new RangewatchError({
    code: 'tree-shape',
    seen: `${count} files`,
    expected: `at most ${MAX_FILES}`,
    where,
  });
}
