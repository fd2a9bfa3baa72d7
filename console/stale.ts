// When what is published is called stale.
import type { VersionDocument } from '../shared/release/documents.ts';
import type { View } from './view.ts';

/** Two hours without a verification are eight polls that failed. */
const STALE_AFTER = 2 * 3_600_000;

/** When somebody last vouched for the lists, by version.json or else by latest.json; undefined while neither is there. */
export function verifiedAt({ read }: View): string | undefined {
  for (const key of ['version.json', 'latest.json']) {
    const loaded = read<VersionDocument>(key);
    if (loaded.kind === 'here') return loaded.document.verifiedAt;
  }
  return undefined;
}

/** Whether nobody has vouched for the lists for too long, as far as is known: what cannot be known counts as too long. */
export function isStale(view: View): boolean {
  if (view.read('version.json').kind === 'loading') return false;
  return !(view.now - Date.parse(verifiedAt(view) ?? '') <= STALE_AFTER);
}
