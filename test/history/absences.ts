// How often prefixes of one service and Region left the feed, and what must come of each absence, counted from the history's
// own lines: no feed, snapshot or list of the product is involved.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What became of the absences of one selector. */
export interface Absences {
  /** A prefix left: a hold begins. */
  readonly began: number;
  /** It was back before its hold had run out: the hold ends, and nobody is told. */
  readonly cancelled: number;
  /** It stayed away: it leaves the list. */
  readonly ended: number;
  /** It was still away when the history ends. */
  readonly open: number;
}

interface Line {
  readonly syncToken: string;
  readonly createDate: string;
  readonly add: readonly (readonly [string, string, string, string])[];
  readonly rem: readonly (readonly [string, string, string, string])[];
}

const WEEK = 7 * 86_400;

/** Follows every prefix of a service and Region through the history. `skipped` holds tokens of rejected versions. */
export function absencesOf(
  folder: string,
  service: string,
  region: string,
  skipped: ReadonlySet<string>,
  isReserved: (prefix: string) => boolean,
): Absences {
  const present = new Map<string, number>();
  const away = new Map<string, number>();
  const count = { began: 0, cancelled: 0, ended: 0, open: 0 };
  let accepted: ReadonlySet<string> | undefined;
  let last = '';
  for (const text of gunzipSync(readFileSync(join(folder, 'history.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')) {
    const line = JSON.parse(text) as Line;
    // One prefix may have two entries that differ in their network border group.
    for (const [prefix] of line.rem.filter((row) => row[2] === service && row[1] === region)) {
      present.set(prefix, (present.get(prefix) ?? 0) - 1);
    }
    for (const [prefix] of line.add.filter((row) => row[2] === service && row[1] === region)) {
      present.set(prefix, (present.get(prefix) ?? 0) + 1);
    }
    // A version that is rejected, or a copy that is older than the one before, is never seen; the next one is.
    if (skipped.has(line.syncToken) && line.syncToken === last) continue;
    last = line.syncToken;
    const now = new Set(
      [...present]
        .filter(([prefix, entries]) => entries > 0 && !isReserved(prefix))
        .map(([prefix]) => prefix),
    );
    const time = secondsOf(line.createDate);
    for (const [prefix, until] of away) {
      if (now.has(prefix)) count.cancelled++;
      else if (until <= time) count.ended++;
      else continue;
      away.delete(prefix);
    }
    for (const prefix of accepted ?? []) {
      if (now.has(prefix) || away.has(prefix)) continue;
      count.began++;
      away.set(prefix, time + WEEK);
    }
    accepted = now;
  }
  return { ...count, open: away.size };
}

function secondsOf(date: string): number {
  const [year = '', month = '', day = '', ...time] = date.split('-');
  return Date.parse(`${year}-${month}-${day}T${time.join(':')}Z`) / 1_000;
}
