// Atom feeds before jing, a validator of RELAX NG, with the grammar of RFC 4287 in test/cases/atom.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from '../../local/command/run.ts';
import { TOOL_ENVIRONMENT } from '../../real-tools.ts';

const CASES = fileURLToPath(new URL('../../cases/atom/', import.meta.url));
const GRAMMAR = join(CASES, 'atom.rnc');

/** A feed that is right, with nearly everything that the RFC allows. */
export const GOOD = readFileSync(join(CASES, 'good.atom'), 'utf8');

/** What jing says against each of some feeds, by name: nothing where one is valid. It is started once for all. */
export async function judge(
  feeds: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const folder = temporaryFolder();
  try {
    const paths = Object.entries(feeds).map(([name, text], index) => {
      const path = join(folder.path, `${index}.atom`);
      writeFileSync(path, text);
      return { name, path };
    });
    const lines = await linesAgainst(paths.map(({ path }) => path));
    return Object.fromEntries(
      paths.map(({ name, path }) => [name, lines.filter((line) => line.startsWith(`${path}:`)).join('\n')]),
    );
  } finally {
    folder.remove();
  }
}

/** jing goes no further than the first file that is not well-formed: it is asked again for the rest. */
async function linesAgainst(paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const { code, stdout, stderr } = await run('jing', ['-c', GRAMMAR, ...paths], TOOL_ENVIRONMENT);
  const lines = stdout.split('\n').filter((line) => line !== '');
  const strange = lines.filter((line) => !paths.some((path) => line.startsWith(`${path}:`)));
  // One that did not run, or cannot read the grammar, judges nothing.
  if (strange.length > 0 || code !== (lines.length > 0 ? 1 : 0)) {
    throw new Error(`jing ended with ${code}: ${[...strange, stderr].join('\n')}`);
  }
  const fatal = lines.find((line) => line.includes(': fatal: '));
  if (fatal === undefined) return lines;
  const next = paths.findIndex((path) => fatal.startsWith(`${path}:`)) + 1;
  return [...lines, ...(await linesAgainst(paths.slice(next)))];
}
