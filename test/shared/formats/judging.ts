// How files are given to the programs that judge them: written to a folder, run apart from this machine, asked once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Run, run, temporaryFolder } from '../../local/command/run.ts';
import { NAMESPACE, TOOL_ENVIRONMENT } from '../../real-tools.ts';
import type { WrittenFile } from './lists.ts';

const CASES = fileURLToPath(new URL('../../cases/formats/', import.meta.url));
const temporary = temporaryFolder();
// When the process ends: several files of tests may share this module.
process.once('exit', temporary.remove);

/** A shell line, with the sbin folders in its path. */
export function shell(line: string): Promise<Run> {
  return run('sh', ['-c', line], TOOL_ENVIRONMENT);
}

/** The same inside a network namespace of its own. */
export function apart(line: string): Promise<Run> {
  return shell(`${NAMESPACE} sh -c '${line}'`);
}

let folders = 0;

/** A new folder, gone when the tests of the file are done. */
export function newFolder(): string {
  const folder = join(temporary.path, String(folders++));
  mkdirSync(folder);
  return folder;
}

/** Writes files, each into a folder of its own; answers their paths. */
export function put(files: readonly Pick<WrittenFile, 'file' | 'text'>[]): readonly string[] {
  return files.map(({ file, text }) => {
    const folder = newFolder();
    writeFileSync(join(folder, file), text, 'latin1');
    return join(folder, file);
  });
}

/** All files of a format as one: what holds for it holds for each, and they do not get in each other's way. */
export function putTogether(files: readonly WrittenFile[], atLeast = 10): string {
  expect(files.length).toBeGreaterThanOrEqual(atLeast);
  return put([{ file: 'all', text: files.map(({ text }) => text).join('') }])[0] ?? '';
}

/** A good file of the cases is accepted and every broken one refused, by the judge that the rendered files have. */
export function judges(
  id: string,
  accepts: (path: string) => Promise<boolean>,
  cases: Record<string, boolean>,
) {
  test.each(Object.entries(cases))(`${id}/%s accepted: %s`, async (name, isAccepted) => {
    expect(await accepts(join(CASES, id, name))).toBe(isAccepted);
  });
}
