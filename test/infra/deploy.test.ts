// `npm run deploy`: what it does before osls deploys. osls is a stand-in here, which writes down what it is asked; the plan
// and the tree that it is made against are real.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderBucket } from '../../local/bucket/folder-bucket.ts';
import config from '../../watch.config.ts';
import { run, temporaryFolder } from '../local/command/run.ts';
import { BASE, entry, received } from '../world/feeds.ts';
import { makeWorld } from '../world/world.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const SCRIPT = fileURLToPath(new URL('../../infra/deploy.mjs', import.meta.url));
const inFolder = (name: string) => join(temporary.path, name);
const FEED = inFolder('feed.json');
const ASKED = inFolder('asked.txt');

/** Deploys; `info` is what osls says of the stack. */
async function deploy(info: string, ...args: readonly string[]) {
  writeStub(info);
  const path = `${inFolder('bin')}:${process.env['PATH'] ?? ''}`;
  const { code, stdout, stderr } = await run(process.execPath, [SCRIPT, ...args], { PATH: path });
  return { code, stdout, stderr, asked: asked() };
}

/** Puts the stand-in into place, and forgets what it was asked before. */
function writeStub(info: string): void {
  const bin = inFolder('bin');
  mkdirSync(bin, { recursive: true });
  const stub = `#!/bin/sh\necho "$@" >> '${ASKED}'\n[ "$1" = info ] && { echo '${info}'; exit 1; }\nexit 0\n`;
  writeFileSync(join(bin, 'osls'), stub);
  chmodSync(join(bin, 'osls'), 0o755);
  writeFileSync(ASKED, '');
}

/** What the stand-in was asked. */
function asked(): readonly string[] {
  return readFileSync(ASKED, 'utf8').split('\n').filter(Boolean);
}

/** A published tree made with the repository's own configuration, or with a list of it that it has no longer. */
async function publish(name: string, more: boolean): Promise<string> {
  const folder = inFolder(name);
  const world = makeWorld((ports) => ({ ...ports, bucket: folderBucket(folder) }));
  world.serve(received(0, [...BASE, entry('52.28.0.0/16', 'AMAZON', 'eu-central-1')]));
  await world.ingest({ config: more ? { ...config, regions: [...config.regions, 'eu-central-1'] } : config });
  await world.converge();
  return folder;
}

let same = '';
let wider = '';
beforeAll(async () => {
  writeFileSync(FEED, received(0, [...BASE, entry('52.28.0.0/16', 'AMAZON', 'eu-central-1')]).bytes);
  same = await publish('same', false);
  wider = await publish('wider', true);
});

const DEPLOYED = ['deploy --region ap-northeast-1 --param=readableBy=public'];
const OPTIONS = ['--region', 'ap-northeast-1', '--param=readableBy=public', '--feed', ''];
const options = () => [...OPTIONS.slice(0, -1), FEED];

test('deploys where nothing is lost, and says what is published', async () => {
  const { code, stdout, asked } = await deploy('', ...options(), '--against', same);
  expect({ code, asked }).toEqual({ code: 0, asked: DEPLOYED });
  expect(stdout).toContain('nothing changes');
});

test('refuses where a list loses something and nobody can be asked', async () => {
  const { code, stdout, stderr, asked } = await deploy('', ...options(), `--against=${wider}`);
  expect({ code, asked }).toEqual({ code: 1, asked: [] });
  expect(stdout).toContain('eu-central-1 client: gone');
  expect(stderr).toContain('not deployed: a list loses something');
});

test('deploys all the same with --yes', async () => {
  const { code, asked } = await deploy('', ...options(), '--against', wider, '--yes');
  expect({ code, asked }).toEqual({ code: 0, asked: DEPLOYED });
});

test('refuses where there is no plan', async () => {
  const { code, stderr, asked } = await deploy('', ...options(), '--against', inFolder('nothing'));
  expect({ code, asked }).toEqual({ code: 1, asked: [] });
  expect(stderr).toContain('not deployed: there is no plan');
});

test('asks the stack where its lists are, in its Region, and refuses where that is not known', async () => {
  const { code, stderr, asked } = await deploy(
    'The security token included in the request is invalid',
    ...options(),
  );
  expect({ code, asked }).toEqual({ code: 1, asked: ['info --verbose --region ap-northeast-1'] });
  expect(stderr).toContain('--against');
});

test('takes the address that the stack gives', async () => {
  const { stderr, asked } = await deploy('Stack Outputs:\n  BaseUrl: https://127.0.0.1:1\n', ...options());
  expect(asked).toEqual(['info --verbose --region ap-northeast-1']);
  expect(stderr).toContain('plan against https://127.0.0.1:1:');
});

test('the first deployment has nothing to lose', async () => {
  const said = 'Stack with id rangewatch-prod does not exist';
  const { code, asked } = await deploy(said, ...options());
  expect({ code, asked }).toEqual({
    code: 0,
    asked: ['info --verbose --region ap-northeast-1', ...DEPLOYED],
  });
});

/** util-linux's `script` gives a program a terminal. */
const HAS_SCRIPT = spawnSync('script', ['--version']).status === 0;
const why = HAS_SCRIPT ? '' : ' (skipped: there is no program `script`)';

test.skipIf(!HAS_SCRIPT).each([
  ['y', 0, DEPLOYED],
  ['n', 1, []],
  ['', 1, []],
])(`on a terminal it asks, and %j is an answer${why}`, async (answer, code, expected) => {
  const line = [process.execPath, SCRIPT, ...options(), '--against', wider]
    .map((word) => `'${word}'`)
    .join(' ');
  writeStub('');
  const path = `${inFolder('bin')}:${process.env['PATH'] ?? ''}`;
  // The answer comes when the question has.
  const answering = `(until grep -q 'y/N' '${inFolder('tty')}' 2>/dev/null; do sleep 0.1; done; echo '${answer}')`;
  writeFileSync(inFolder('tty'), '');
  const { code: ended } = await run(
    'bash',
    ['-c', `${answering} | script -qefc "${line}" '${inFolder('tty')}'`],
    { PATH: path },
  );
  expect([ended, asked()]).toEqual([code, expected]);
});

test('the script that is meant is there', () => {
  const { scripts } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  );
  expect(scripts.deploy).toBe('node infra/deploy.mjs');
  expect(existsSync(SCRIPT)).toBe(true);
});
