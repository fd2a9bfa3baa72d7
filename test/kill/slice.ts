// The newest versions of a recorded history, as a history of its own.
import { readUnpacked } from '../../local/unpacked-file.ts';
import { HOUR } from '../../shared/time.ts';

/** A line of a history, as far as it matters here. */
interface Line {
  readonly syncToken: string;
  readonly add: readonly (readonly string[])[];
  readonly rem: readonly (readonly string[])[];
}

/**
 * The last `count` versions of a history. It ends with one that is more than an hour younger than the one before: what
 * is published names a time of verification that may otherwise be up to an hour old, and which one it is then depends on
 * when the process last published.
 */
export function sliceOf(path: string, count: number): string {
  const text = new TextDecoder().decode(readUnpacked(path));
  const lines = text.split('\n').filter((line) => line !== '');
  const versions = lines.map((line) => JSON.parse(line) as Line);
  const end = versions.findLastIndex(
    ({ syncToken }, index) => Number(syncToken) - Number(versions[index - 1]?.syncToken ?? 0) > HOUR,
  );
  const start = Math.max(0, end + 1 - count);
  const rows = new Map<string, readonly string[]>();
  for (const { add, rem } of versions.slice(0, start + 1)) {
    for (const row of rem) rows.delete(row.join(' '));
    for (const row of add) rows.set(row.join(' '), row);
  }
  const first = JSON.stringify({ ...versions[start], add: [...rows.values()], rem: [] });
  return `${[first, ...lines.slice(start + 1, end + 1)].join('\n')}\n`;
}

/** The sync tokens of a history, in its order. */
export function tokensOf(history: string): readonly string[] {
  const lines = history.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as Line).syncToken);
}
