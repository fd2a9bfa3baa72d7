// Builds and packages the stack into a folder of its own, without credentials, and in an empty network where the machine lets us;
// once for all tests of a worker.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildBundles } from './build-bundles.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A value of a template: text, a number, or an intrinsic function. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Readonly<Record<string, Value>>;
}

/** A template of CloudFormation. */
export interface Template {
  readonly Parameters: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  readonly Conditions: Readonly<Record<string, Value>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, Value>>;
}

/** A packaged stack. */
export interface PackagedStack {
  /** Where `serverless package` left it. */
  readonly folder: string;
  readonly templatePath: string;
  readonly template: Template;
  /** What osls keeps of it for a deployment. */
  readonly state: string;
  readonly archive: (name: string) => Buffer;
  readonly bundle: (name: string) => Buffer;
}

let packaged: PackagedStack | undefined;

/** The stack, as `npm run package` packages it. */
export function packagedStack(): PackagedStack {
  packaged ??= packageStack();
  return packaged;
}

/** Resources and properties of the template. */
export function resource(id: string): Resource {
  const found = packagedStack().template.Resources[id];
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
}

/** What stands in a resource's properties under some keys; fails where there is nothing. */
export function property(id: string, ...keys: readonly (string | number)[]): Value {
  return at(resource(id).Properties, ...keys);
}

/** What stands in a value under some keys. */
export function at(value: Value, ...keys: readonly (string | number)[]): Value {
  let found: unknown = value;
  for (const key of keys) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
    if (found === undefined) throw new Error(`nothing under ${keys.join('.')}`);
  }
  return found as Value;
}

/** A list of a template. */
export function listAt(value: Value, ...keys: readonly (string | number)[]): readonly Value[] {
  const found = at(value, ...keys);
  if (!Array.isArray(found)) throw new Error(`no list under ${keys.join('.')}`);
  return found;
}

/** All resources of a type, by their names. */
export function ofType(type: string): readonly (readonly [string, Resource])[] {
  return Object.entries(packagedStack().template.Resources).filter(([, { Type }]) => Type === type);
}

function packageStack(): PackagedStack {
  const work = mkdtempSync(join(tmpdir(), 'rangewatch-package-'));
  for (const name of ['serverless.yml', 'package.json', 'infra']) {
    cpSync(join(ROOT, name), join(work, name), { recursive: true });
  }
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const node = process.execPath;
  buildBundles(join(work, 'dist/functions'));
  const command = [node, join(ROOT, 'node_modules/osls/bin/serverless.js'), 'package'];
  const alone = ['unshare', '--net', '--map-root-user'];
  const hadNetwork = spawnSync(alone[0] ?? '', [...alone.slice(1), 'true']).status !== 0;
  const [program = '', ...rest] = hadNetwork ? command : [...alone, ...command];
  // Nothing of the environment but what finds programs: no credentials, no profile.
  execFileSync(program, rest, { cwd: work, env: { PATH: process.env['PATH'], HOME: work }, stdio: 'pipe' });
  if (hadNetwork)
    process.stdout.write('test/infra: no empty network to be had here, so packaged in this one\n');
  const folder = join(work, '.serverless');
  const templatePath = join(folder, 'cloudformation-template-update-stack.json');
  return {
    folder,
    templatePath,
    template: JSON.parse(readFileSync(templatePath, 'utf8')) as Template,
    state: readFileSync(join(folder, 'serverless-state.json'), 'utf8'),
    archive: (name) => readFileSync(join(folder, `${name}.zip`)),
    bundle: (name) => readFileSync(join(work, 'dist/functions', `${name}.cjs`)),
  };
}
