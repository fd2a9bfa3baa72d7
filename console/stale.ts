// When what is published is called stale.
import type { VersionDocument } from '../shared/release/documents.ts';
import type { View } from './view.ts';

/** Two hours without a verification are eight polls that failed. */
const STALE_AFTER = 2 * 3_600_000;

/** Whether nobody has vouched for the lists for too long, as far as is known. */
export function isStale({ read, now }: View): boolean {
  const version = read<VersionDocument>('version.json');
  return version.kind === 'here' && now - Date.parse(version.document.verifiedAt) > STALE_AFTER;
}
