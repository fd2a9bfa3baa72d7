// Since when a prefix is in a list, from the histories of a published bucket on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Match } from '../../shared/allowlist/explain.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { HistoryDocument } from '../../shared/release/history.ts';
import { historyKey } from '../../shared/release/keys.ts';

/** A match with the date (ISO 8601, UTC) since which the list has its prefix; null where the history does not say. */
export interface DatedMatch extends Match {
  readonly since: string | null;
}

/**
 * Dates matches.
 * @param folder a bucket, such as the one that `start` or `replay` leaves
 * @throws RangewatchError `store-content` when it has no histories
 */
export function dateMatches(
  matches: readonly Match[],
  region: string,
  folder: string,
): readonly DatedMatch[] {
  if (!existsSync(join(folder, 'history'))) {
    throw new RangewatchError({
      code: 'store-content',
      seen: 'no folder history/ in it',
      expected: 'a published bucket, such as .rangewatch/bucket',
      where: `--published ${folder}`,
    });
  }
  return matches.map((match) => ({ ...match, since: sinceOf(match, region, folder) }));
}

function sinceOf({ allowlist, prefix, service }: Match, region: string, folder: string): string | null {
  const path = join(folder, historyKey({ region, name: allowlist }));
  if (!existsSync(path)) return null;
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as HistoryDocument;
  const stay = rows.find(
    ([known, origin, , seqOut]) =>
      known === prefix && origin === (service ?? 'documented') && seqOut === null,
  );
  return stay?.[4] ?? null;
}
