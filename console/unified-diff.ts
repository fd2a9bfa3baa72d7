// A unified diff of two lists in the same order: a line is in both, or in one, so merging them is enough.

/** Lines around a difference, as `diff -u` shows them. */
const CONTEXT = 3;

/** The lines of a unified diff, each with its mark in front; none where the lists are equal. */
export function unifiedDiff(before: readonly string[], after: readonly string[]): readonly string[] {
  const lines = merge(before, after);
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith(' ')),
  );
  const diff: string[] = [];
  let [old, next] = [1, 1];
  lines.forEach((line, at) => {
    if (isNear[at] === true) {
      if (isNear[at - 1] !== true) diff.push(headOf(lines, isNear, at, old, next));
      diff.push(line);
    }
    if (!line.startsWith('+')) old++;
    if (!line.startsWith('-')) next++;
  });
  return diff;
}

function headOf(
  lines: readonly string[],
  isNear: readonly boolean[],
  at: number,
  old: number,
  next: number,
): string {
  const end = isNear.indexOf(false, at);
  const hunk = lines.slice(at, end < 0 ? undefined : end);
  const count = (other: string) => hunk.filter((line) => !line.startsWith(other)).length;
  const place = (start: number, length: number) => `${length === 0 ? start - 1 : start},${length}`;
  return `@@ -${place(old, count('+'))} +${place(next, count('-'))} @@`;
}

function merge(before: readonly string[], after: readonly string[]): readonly string[] {
  const news = new Set(after);
  const merged: string[] = [];
  let at = 0;
  for (const line of before) {
    if (!news.has(line)) {
      merged.push(`-${line}`);
      continue;
    }
    for (; at < after.length && after[at] !== line; at++) merged.push(`+${after[at]}`);
    merged.push(` ${line}`);
    at++;
  }
  for (; at < after.length; at++) merged.push(`+${after[at]}`);
  return merged;
}
