// Applies a patch of plain lists in two ways, both strict: the system's own program, and one in memory.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyPatch, parsePatch, type StructuredPatchHunk } from 'diff';
import { expect } from 'vitest';
import { LISTS } from '../../oracle/lists.ts';
import { run } from './run.ts';

/** File name to content, of all plain lists of a Region; an empty list has no file. */
export type Tree = Readonly<Record<string, string>>;

/** Whether the system has the program `patch`. */
export const HAS_PATCH = spawnSync('patch', ['--version']).error === undefined;

/** The sections of the lists that the oracle knows; every header must name a list's file. */
export function ofKnownLists(patch: string): string {
  const bare = patch.replace(/^(?:Index: .*|=+)\n/gm, '');
  const named = bare.match(/^(?:---|\+\+\+) \S+/gm) ?? [];
  for (const header of named) expect(header).toMatch(/ (?:\/dev\/null|[a-z0-9-]+\/[a-z-]+\/ipv[46]\.txt)$/);
  const sections = bare.split(/^(?=--- )/m);
  return sections.filter((text) => LISTS.some((list) => text.includes(`/${list}/ipv`))).join('');
}

/** Applies a patch as Unix does: the system's own program, in a folder that holds the old lists. */
export async function patched(
  parent: string,
  tree: Tree,
  patch: string,
  paths: readonly string[],
): Promise<Tree> {
  const folder = mkdtempSync(join(parent, 'tree-'));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const file = join(mkdtempSync(join(parent, 'patch-')), 'lists.patch');
  writeFileSync(file, patch);
  const { code, stdout, stderr } = await run('patch', ['-p0', '--batch', '--fuzz=0', '-i', file], {}, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toMatch(/offset|fuzz/);
  const left = paths.filter((path) => existsSync(join(folder, path)));
  return Object.fromEntries(left.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Applies a patch in memory, strictly; parsing counts each hunk's lines. */
export function applied(tree: Tree, patch: string): Tree {
  const files = { ...tree };
  for (const one of parsePatch(patch)) {
    const names = [one.oldFileName ?? '', one.newFileName ?? ''];
    const path = names.find((name) => name !== '/dev/null') ?? '';
    expect(names.filter((name) => name !== '/dev/null' && name !== path)).toEqual([]);
    expect(path).toMatch(/^[a-z0-9-]+\/(?:client|streaming|web)\/ipv[46]\.txt$/);
    expect(names[0] === '/dev/null').toBe(files[path] === undefined);
    const text = applyPatch(files[path] ?? '', one, { fuzzFactor: 0 });
    if (text === false) throw new Error(`the patch does not apply to ${path}`);
    for (const hunk of one.hunks) expectInPlace(hunk, files[path] ?? '', text);
    files[path] = text;
  }
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text !== ''));
}

/** A hunk must say where it stands, in the old file and in the new: appliers would only search for it. */
function expectInPlace(hunk: StructuredPatchHunk, before: string, after: string): void {
  const stands = (text: string, start: number, count: number) =>
    text.split('\n').slice(start - 1, start - 1 + count);
  const without = (mark: string) =>
    hunk.lines.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1));
  expect(stands(before, hunk.oldStart, hunk.oldLines)).toEqual(without('+'));
  expect(stands(after, hunk.newStart, hunk.newLines)).toEqual(without('-'));
}
