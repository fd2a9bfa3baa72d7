// version.json and latest.json as a consumer reads them: only what checking needs.
import type { VersionDocument } from '../release/documents.ts';
import { LATEST_KEY, type Sha256, VERSION_KEY } from '../release/keys.ts';
import {
  parseDocument,
  refuseTooMany,
  type Shaped,
  shapedOf,
  takeCount,
  takeKey,
  takeSha256,
  takeText,
  takeTime,
} from './shape.ts';

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
  };
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
