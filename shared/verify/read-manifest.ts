// The manifest as a consumer reads it: only what checking needs.
import { currentKey, immutableKey } from '../release/keys.ts';
import type { Summed } from '../release/sums.ts';
import type { ReadFile } from './published.ts';
import { parseDocument, takeCount, takeObjects, takeSha256, takeText } from './shape.ts';

/** A manifest, read: what the sums follow from, and what latest.json must say of its files. */
export interface ReadManifest {
  readonly seq: number;
  readonly summed: Summed;
  readonly files: ReadonlyMap<string, ReadFile>;
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
