// `plan`: its exit codes, its outputs, and what it refuses. What it says is judged in test/local/plan.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderBucket } from '../../../local/bucket/folder-bucket.ts';
import { BASE, received } from '../../world/feeds.ts';
import { makeWorld } from '../../world/world.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const inFolder = (name: string) => join(temporary.path, name);
const FEED = inFolder('feed.json');
const BUCKET = inFolder('bucket');
const SHARED = fileURLToPath(new URL('../../../shared/config.ts', import.meta.url));
const configFile = (name: string, settings: string) => {
  const text = `import { defineConfig } from ${JSON.stringify(SHARED)};\nexport default defineConfig(${settings});\n`;
  writeFileSync(inFolder(name), text);
  return inFolder(name);
};
const SAME = configFile(
  'same.ts',
  "{ regions: ['ap-northeast-1'], allowlists: ['streaming', 'client', 'web'], formats: ['plain', 'json'] }",
);
const LESS = configFile(
  'less.ts',
  "{ regions: ['ap-northeast-1'], allowlists: ['streaming'], formats: ['plain'] }",
);

beforeAll(async () => {
  const feed = received(0, BASE);
  writeFileSync(FEED, feed.bytes);
  const world = makeWorld((ports) => ({ ...ports, bucket: folderBucket(BUCKET) }));
  world.serve(feed);
  await world.ingest();
  await world.converge();
});

const plan = (...args: readonly string[]) => rangewatchHere(['plan', '--feed', FEED, ...args]);

describe('plan', () => {
  test('says that nothing changes, and exits 0', async () => {
    const output = fine(await plan('--config', SAME, '--against', BUCKET, '--fail-on-loss'));
    expect(output.trimEnd().split('\n').at(-1)).toBe('nothing changes');
  });

  test('says what is lost, and exits 3 where that is asked for', async () => {
    const output = fine(await plan('--config', LESS, '--against', BUCKET));
    expect(output).toContain('ap-northeast-1 client: gone');
    expect(output).toContain('LOSES');
    const asked = await plan('--config', LESS, '--against', BUCKET, '--fail-on-loss', '--json');
    expect(asked).toMatchObject({ code: 3, stderr: '' });
    expect(JSON.parse(asked.stdout)).toMatchObject({ seq: 1, losesAnything: true });
  });

  test.each([
    ['no tree', ['--against', inFolder('nothing')], 1],
    ['a URL with a query', ['--against', 'https://lists.example.com/?x'], 2],
    ['a configuration that is not there', ['--against', BUCKET, '--config', inFolder('nothing.ts')], 1],
    ['another time', ['--against', BUCKET, '--at', 'tomorrow'], 2],
  ] as const)('refuses %s', async (_, args, code) => {
    failed(await plan(...args), code);
  });

  test.each([
    ['latest.json', '{'],
    ['latest.json', '{"manifest":"x"}'],
  ])('refuses a tree whose %s is %s', async (key, text) => {
    const broken = inFolder(`broken-${text.length}`);
    const bucket = folderBucket(broken);
    const headers = { contentType: 'application/json', cacheControl: 'no-cache' };
    for (const [name, content] of [
      ['version.json', '{}'],
      [key, text],
    ] as const) {
      await bucket.write(name, new TextEncoder().encode(content), headers, { kind: 'absent' });
    }
    expect(failed(await plan('--config', SAME, '--against', broken), 1)).toContain('[tree-shape]');
  });
});
