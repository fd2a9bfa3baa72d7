// Does a wrong version get caught? The simulator is bundled anew with the patch in the product's code, and runs until the
// first violation.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { MUTANTS, type Mutant } from './mutants.ts';
import type * as Simulator from './simulator.ts';
import type { Violation } from './violation.ts';

/** Bundles lie inside the package, so that its dependencies are found from them. */
const FOLDER = 'node_modules/.cache/rangewatch/mutants';

/** Seeds that are tried before a wrong version counts as missed. */
const SEEDS = 400;

/** What became of one wrong version. */
export interface Bite {
  readonly mutant: Mutant;
  /** What was found first; undefined: nothing. */
  readonly violation: Violation | undefined;
  /** The seed or plan that found it. */
  readonly by: string;
  readonly tried: number;
}

/** Whether it was caught, and for a promise that it breaks. */
export function isCaught({ mutant, violation }: Bite): boolean {
  return violation !== undefined && mutant.promises.includes(violation.promise);
}

/** Tries every wrong version. @param root the project's folder */
export async function* bites(root: string): AsyncGenerator<Bite> {
  for (const mutant of MUTANTS) yield await bite(mutant, root);
}

/** Tries one wrong version. */
export async function bite(mutant: Mutant, root: string): Promise<Bite> {
  const { simulate } = await load(mutant, root);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violation, name } = await simulate(seed);
    if (violation !== undefined) return { mutant, violation, by: name, tried: seed };
  }
  return { mutant, violation: undefined, by: '', tried: SEEDS };
}

async function load(mutant: Mutant, root: string): Promise<typeof Simulator> {
  const outfile = resolve(root, FOLDER, `${mutant.name.replace(/[^a-z0-9]+/gi, '-')}-${process.pid}.mjs`);
  await build({
    entryPoints: [resolve(root, 'test/simulation/simulator.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    plugins: [patch(mutant, root)],
  });
  return (await import(pathToFileURL(outfile).href)) as typeof Simulator;
}

function patch({ file, find, replace, name }: Mutant, root: string): Plugin {
  const path = resolve(root, file);
  return {
    name: 'patch',
    setup({ onLoad }) {
      onLoad({ filter: new RegExp(`${basename(file).replace('.', '\\.')}$`) }, ({ path: loaded }) => {
        if (loaded !== path) return undefined;
        const source = readFileSync(path, 'utf8');
        if (source.split(find).length !== 2) {
          throw new Error(`the wrong version "${name}": its text is not found once in ${file}`);
        }
        return { contents: source.replace(find, () => replace), loader: 'ts' };
      });
    },
  };
}
