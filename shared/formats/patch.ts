// A unified diff of two plain lists. Both are sorted, so one walk finds the difference; searching for a shortest edit
// script would take minutes on two unlike lists. The `diff` package only prints it.
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import { formatPrefix } from '../prefix/format.ts';
import { comparePrefixes, type Prefix } from '../prefix/prefix.ts';

/** Unchanged lines around a change. */
const CONTEXT = 3;

/** A line of the walk: kept, removed or added. */
interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The unified diff from one sorted list to another, its headers naming the file; empty text where they are equal. */
export function patchOf(file: string, before: readonly Prefix[], after: readonly Prefix[]): string {
  const hunks = hunksOf(merge(before, after));
  if (hunks.length === 0) return '';
  const patch = {
    oldFileName: before.length === 0 ? '/dev/null' : file,
    newFileName: after.length === 0 ? '/dev/null' : file,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
  };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

function merge(before: readonly Prefix[], after: readonly Prefix[]): readonly Line[] {
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const old = before[i];
    const fresh = after[j];
    if (old === undefined && fresh === undefined) return lines;
    const order = old === undefined ? 1 : fresh === undefined ? -1 : comparePrefixes(old, fresh);
    if (order <= 0 && old !== undefined) {
      lines.push({ mark: order === 0 ? ' ' : '-', text: formatPrefix(old) });
      i++;
    }
    if (order >= 0 && fresh !== undefined) {
      if (order > 0) lines.push({ mark: '+', text: formatPrefix(fresh) });
      j++;
    }
  }
}

/** Groups changes that are at most two contexts apart. */
function hunksOf(lines: readonly Line[]): StructuredPatchHunk[] {
  const changed = lines.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  const groups: { start: number; end: number }[] = [];
  for (const index of changed) {
    const start = Math.max(0, index - CONTEXT);
    const end = Math.min(lines.length, index + CONTEXT + 1);
    const last = groups.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else groups.push({ start, end });
  }
  let oldLine = 0;
  let newLine = 0;
  let position = 0;
  return groups.map(({ start, end }) => {
    // Between groups every line is kept, so both sides advance alike.
    oldLine += start - position;
    newLine += start - position;
    const part = lines.slice(start, end);
    const oldLines = part.filter(({ mark }) => mark !== '+').length;
    const newLines = part.filter(({ mark }) => mark !== '-').length;
    const hunk: StructuredPatchHunk = {
      oldStart: oldLine + 1,
      oldLines,
      newStart: newLine + 1,
      newLines,
      lines: part.map(({ mark, text }) => `${mark}${text}`),
    };
    oldLine += oldLines;
    newLine += newLines;
    position = end;
    return hunk;
  });
}
