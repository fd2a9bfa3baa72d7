// One machine, as a newcomer starts it: a process of its own, in an empty folder, without a network.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePublications } from '../../../local/sample/sample-feed.ts';
import { lastSource, prepareState, sourceWithout } from '../../../local/start/source.ts';
import type { LatestDocument } from '../../../shared/release/documents.ts';
import { BASE, entry, received, varied } from '../../world/feeds.ts';
import { type Run, rangewatchHere } from '../command/run.ts';
import { HOME, historyText, tokenOf } from '../command/small-feed.ts';

const ENTRY = fileURLToPath(new URL('../../../local/rangewatch.mjs', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangewatch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts once in the folder, as a process of its own. */
const startProcess = (...options: string[]) =>
  run(process.execPath, [ENTRY, 'start', '--once', '--port', '0', ...options], { cwd: folder });

/** The same within this process, which saves the time that a process takes to start. Rejects as the other does. */
async function start(...options: string[]): Promise<Run> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const ended = await rangewatchHere(['start', '--once', '--port', '0', ...options]);
    if (ended.code !== 0) throw Object.assign(new Error(ended.stderr), ended);
    return ended;
  } finally {
    process.chdir(before);
  }
}

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
    const { stdout, stderr } = await startProcess('--feed', feedFile('feed.json', received(0, BASE).bytes));
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
    expect(stdout).toContain('[rangewatch action] 3 allowlists: open 1 prefix');
    expect(stdout).not.toContain('baseline');
    expect(readLatest().seq).toBe(2);
    const again = await start('--feed', join(folder, 'new.json'));
    expect(again.stdout).not.toContain('[rangewatch');
    expect(readLatest().seq).toBe(2);
  });

  it('refuses a file that is no feed, keeps the lists, and the next good one goes through', async () => {
    await start('--feed', feedFile('old.json', received(0, BASE).bytes));
    const before = readFileSync(bucketFile('latest.json'), 'utf8');
    await expect(start('--feed', feedFile('bad.json', new Uint8Array()))).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: [^\n]*bad\.json[^\n]*0 bytes[^\n]*\n$/) as string,
    });
    expect(readFileSync(bucketFile('latest.json'), 'utf8')).toBe(before);
    await start('--feed', feedFile('new.json', received(1, [...BASE, entry('13.34.0.0/16')]).bytes));
    expect(readLatest().seq).toBe(2);
  });

  it('goes on in a recording where HEAD is, and clears what a write that was killed left aside', async () => {
    const days = [1, 2, 3].map((day) => ({ day, add: [[`60.5${day}.0.0/16`, HOME, 'AMAZON'] as const] }));
    const history = join(folder, 'history.jsonl');
    writeFileSync(history, historyText(days.slice(0, 1)));
    expect((await start('--history', history)).stdout).not.toContain('played before');
    writeFileSync(bucketFile('.staging-1'), 'half');
    writeFileSync(history, historyText([...days, { day: 2.5, add: [] }]));
    const { stdout } = await start('--history', history);
    const [first] = stdout.matchAll(/^feed .*$/gm);
    expect(first?.[0]).toBe(`feed  sync token ${tokenOf(1)} (1 older one was played before)`);
    // The stale copy at the end is no part of what was played before.
    expect(stdout.match(/an older feed was served/g)).toHaveLength(1);
    expect(readLatest()).toMatchObject({ seq: 4, syncToken: tokenOf(3) });
    expect(existsSync(bucketFile('.staging-1'))).toBe(false);
    rmSync(bucketFile('latest.json'));
    expect((await start('--history', history)).stdout).toContain('(3 older ones were played before)');
    expect(readLatest().seq).toBe(4);
  });

  it('notes what its lists were made from in one step', () => {
    prepareState(folder, 'live');
    // A second name for the file that is there now: it shows whether that very file is written to.
    linkSync(join(folder, 'source'), join(folder, 'before'));
    prepareState(folder, 'file');
    expect([lastSource(folder), readFileSync(join(folder, 'before'), 'utf8')]).toEqual(['file', 'live\n']);
  });

  it('writes a public document that somebody broke anew', async () => {
    await start('--feed', feedFile('old.json', received(0, BASE).bytes));
    writeFileSync(bucketFile('latest.json'), '{"seq":');
    rmSync(bucketFile('current/ap-northeast-1/client/ipv4.txt'));
    await start('--feed', join(folder, 'old.json'));
    expect(Object.keys(readLatest().files).filter((key) => !existsSync(bucketFile(key)))).toEqual([]);
  });

  it('refuses to begin anew where the table was lost and releases are public', async () => {
    await start('--feed', feedFile('new.json', received(1, BASE).bytes));
    const before = readFileSync(bucketFile('latest.json'), 'utf8');
    rmSync(join(folder, '.rangewatch', 'table'), { recursive: true });
    const { stdout } = await start('--feed', feedFile('old.json', received(0, BASE).bytes));
    expect(stdout).toContain('restore the table');
    expect(readFileSync(bucketFile('latest.json'), 'utf8')).toBe(before);
  });

  it('ends at once, and changes nothing, where the port is taken or another start is running', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const feed = feedFile('feed.json', received(0, BASE).bytes);
    await expect(
      run(process.execPath, [ENTRY, 'start', '--once', '--port', String(port), '--feed', feed], {
        cwd: folder,
      }),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('EADDRINUSE') as string });
    other.close();
    expect(existsSync(bucketFile('latest.json'))).toBe(false);
    writeFileSync(join(folder, '.rangewatch', 'lock'), String(process.pid));
    await expect(startProcess('--feed', feed)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`another start (process ${process.pid})`) as string,
    });
    writeFileSync(join(folder, '.rangewatch', 'lock'), '999999999');
    await start('--feed', feed);
    expect(readLatest().seq).toBe(1);
  });

  it.each([
    ['nothing', undefined, false, 'sample'],
    ['the sample', 'sample', true, 'sample'],
    ['a recorded feed', 'file', true, 'waiting'],
    ["AWS's feed", 'live', true, 'waiting'],
    ['nobody knows what', undefined, true, 'waiting'],
  ])('without a network, a folder with lists of %s goes on: %s', (_, label, hasLists, kind) => {
    const stateFolder = mkdtempSync(join(tmpdir(), 'rangewatch-source-'));
    if (label !== undefined) writeFileSync(join(stateFolder, 'source'), `${label}\n`);
    if (hasLists) mkdirSync(join(stateFolder, 'bucket'));
    const chosen = sourceWithout('no network', stateFolder);
    expect(chosen.kind).toBe(kind);
    // Whatever is said of them stays: the next start must not take them for the sample's.
    const wasCleared = prepareState(stateFolder, chosen.kind);
    expect(wasCleared).toBe(label === 'sample');
    expect(existsSync(join(stateFolder, 'bucket'))).toBe(hasLists && label !== 'sample');
    if (kind === 'waiting') expect(lastSource(stateFolder)).toBe(label ?? 'live');
    rmSync(stateFolder, { recursive: true });
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

  it.each([
    ["export default { regions: ['us-east-1'], allowlist: ['streaming'] };", /did you mean "allowlists"/],
    ['export default { regions: [1] };', /regions: found 1, expected texts only/],
    ["export default { regions: 'us-east-1' };", /regions: found "us-east-1", expected a list/],
    ["export default { regions: ['us-east-1'], holdDays: '7' };", /holdDays: found "7"/],
    ['export default { regions: [', /line 1, column \d+/],
    ['export const settings = 1;', /no default export/],
  ])('refuses the configuration %s', async (text, message) => {
    const file = join(folder, 'refused.config.ts');
    writeFileSync(file, text);
    const { loadConfig } = await import('../../../local/start/load-config.ts');
    await expect(loadConfig(file)).rejects.toThrow(message);
  });

  it('takes a configuration that defineConfig made, whole', async () => {
    const { defineConfig } = await import('../../../shared/config.ts');
    const config = defineConfig({
      regions: ['us-east-1'],
      extraRegions: ['ap-northeast-3'],
      streaming: ['dcv'],
      holdDays: 3,
    });
    writeFileSync(join(folder, 'c.ts'), `export default ${JSON.stringify(config)};`);
    const { loadConfig } = await import('../../../local/start/load-config.ts');
    expect(await loadConfig(join(folder, 'c.ts'))).toEqual(config);
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
