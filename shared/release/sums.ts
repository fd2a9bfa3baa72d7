// SHA256SUMS: every file of a release in the form that `sha256sum -c` reads in the bucket's root.
import type { AllowlistId } from '../allowlist/input.ts';
import { currentKey, manifestKey, rulesKey, type Sha256 } from './keys.ts';

/** What of a manifest the sums follow from. */
export interface Summed {
  readonly allowlists: readonly (AllowlistId & {
    readonly files: readonly { readonly file: string; readonly sha256: Sha256 }[];
  })[];
  readonly rules: readonly { readonly region: string; readonly sha256: Sha256 }[];
}

/** Writes a release's sums, sorted by key. They follow from the manifest alone. */
export function printSums({ allowlists, rules }: Summed, manifest: Sha256): string {
  const sums = [
    ...allowlists.flatMap((list) =>
      list.files.map(({ file, sha256 }) => ({ key: currentKey(list, file), sha256 })),
    ),
    ...rules.map(({ region, sha256 }) => ({ key: rulesKey(region), sha256 })),
    { key: manifestKey(manifest), sha256: manifest },
  ];
  return sums
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, sha256 }) => `${sha256}  ${key}\n`)
    .join('');
}
