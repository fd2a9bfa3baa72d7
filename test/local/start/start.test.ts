// One machine, as a newcomer starts it: a process of its own, in an empty folder, without a network.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePublications } from '../../../local/sample/sample-feed.ts';
import type { LatestDocument } from '../../../shared/release/documents.ts';
import { BASE, entry, received, varied } from '../../world/feeds.ts';

const ENTRY = fileURLToPath(new URL('../../../local/rangewatch.mjs', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangewatch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts once in the folder. */
const start = (...options: string[]) =>
  run(process.execPath, [ENTRY, 'start', '--once', '--port', '0', ...options], { cwd: folder });

const bucketFile = (key: string) => join(folder, '.rangewatch', 'bucket', key);

const readLatest = () => JSON.parse(readFileSync(bucketFile('latest.json'), 'utf8')) as LatestDocument;

/** Writes a feed to a file, for `--feed`. */
function feedFile(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('start --once', () => {
  it('plays a feed, prints the URLs of its lists and the alert, and leaves what it says', async () => {
    const { stdout, stderr } = await start('--feed', feedFile('feed.json', received(0, BASE).bytes));
    expect(stderr).toBe('');
    expect(stdout).toContain('[rangewatch baseline]');
    const urls = [...stdout.matchAll(/http:\/\/127\.0\.0\.1:\d+\/(current\/\S+)/g)].map(([, key]) => key);
    expect(new Set(urls)).toEqual(new Set(Object.keys(readLatest().files)));
    for (const [key, { sha256 }] of Object.entries(readLatest().files)) {
      expect(
        createHash('sha256')
          .update(readFileSync(bucketFile(key)))
          .digest('hex'),
        key,
      ).toBe(sha256);
    }
  });

  it('goes on from what the last start left', async () => {
    await start('--feed', feedFile('old.json', received(0, BASE).bytes));
    const next = varied(BASE, { plus: [entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS')] });
    const { stdout } = await start('--feed', feedFile('new.json', received(1, next).bytes));
    expect(stdout).toContain('[rangewatch action] 3 allowlists: open 3 prefixes');
    expect(stdout).not.toContain('baseline');
    expect(readLatest().seq).toBe(2);
    const again = await start('--feed', join(folder, 'new.json'));
    expect(again.stdout).not.toContain('[rangewatch');
    expect(readLatest().seq).toBe(2);
  });

  it('refuses a bad feed, keeps the lists and says so, and the next good one goes through', async () => {
    await start('--feed', feedFile('old.json', received(0, BASE).bytes));
    const before = readFileSync(bucketFile('latest.json'), 'utf8');
    const { stdout } = await start('--feed', feedFile('bad.json', new Uint8Array()));
    expect(stdout).toContain('the feed was rejected');
    expect(readFileSync(bucketFile('latest.json'), 'utf8')).toBe(before);
    await start('--feed', feedFile('new.json', received(1, [...BASE, entry('13.34.0.0/16')]).bytes));
    expect(readLatest().seq).toBe(2);
  });

  it('never carries the sample over into lists that are meant', async () => {
    const [first] = samplePublications();
    await start('--feed', feedFile('sample.json', first?.bytes ?? new Uint8Array()));
    writeFileSync(join(folder, '.rangewatch', 'source'), 'sample\n');
    const { stdout } = await start('--feed', feedFile('feed.json', received(0, BASE).bytes));
    expect(stdout).toContain('were cleared');
    expect(readLatest().seq).toBe(1);
    expect(readFileSync(bucketFile('current/ap-northeast-1/client/ipv4.txt'), 'utf8')).toContain(
      '103.4.8.0/21',
    );
  });

  it('with a configuration that names a wrong Region refuses, with the nearest right one', async () => {
    writeFileSync(join(folder, 'watch.config.ts'), `export default { regions: ['ap-norteast-1'] };\n`);
    await expect(start('--config', 'watch.config.ts')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: .*did you mean "ap-northeast-1"\?.*\n$/) as string,
    });
    expect(existsSync(join(folder, '.rangewatch'))).toBe(false);
  });
});
