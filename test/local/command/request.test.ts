// `request`: from feeds, from a published change, for everything; what it refuses; and the last gateway change of 2025.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { describeWithRealData } from '../../real-data.ts';
import { playFiles } from './played.ts';
import { feedPath } from './real-feeds.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, historyText, type Row } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const ADDED: Row = ['60.41.8.0/22', HOME, 'WORKSPACES_GATEWAYS'];
const inFolder = (name: string) => join(temporary.path, name);
const [OLD, YOUNG] = [inFolder('old.json'), inFolder('new.json')];
writeFileSync(OLD, feedText(BASE));
writeFileSync(YOUNG, feedText([...BASE, ADDED], 1));

const BROKEN = inFolder('broken.json');
const row = { region: HOME, name: 'streaming', family: 'ipv4', added: 'x', removed: [] };
const lists = ['newAllowlists', 'names', 'lists', 'leaving', 'exceptions', 'endedExceptions'];
const texts = { syncToken: '1', createDate: '', cause: 'feed', severity: 'action' };
const empty = Object.fromEntries(lists.map((name) => [name, []]));
writeFileSync(BROKEN, JSON.stringify({ seq: 1, ...texts, ...empty, allowlists: [row] }));

const request = (...args: readonly string[]) => rangewatchHere(['request', ...args, '--region', HOME]);

describe('request', () => {
  test('of two feeds asks for what the newer one adds, in every layout and language', async () => {
    for (const lang of ['en', 'ja']) {
      for (const format of ['text', 'csv', 'html']) {
        const output = fine(await request(OLD, YOUNG, '--lang', lang, '--format', format));
        expect(output).toContain('60.41.8.0/22');
        expect(output).not.toContain('60.41.0.0/22');
      }
    }
  });

  test('of a published change says the same as of its feeds, and names lists that are new in it', async () => {
    const history = inFolder('history.jsonl');
    writeFileSync(history, historyText([{ day: 1, add: [ADDED] }]));
    const { bytes } = await playFiles(temporary.path, [history]);
    writeFileSync(inFolder('2.json'), bytes('changes/2.json'));
    writeFileSync(inFolder('1.json'), bytes('changes/1.json'));
    const published = fine(await request('--change', inFolder('2.json'), '--format', 'csv'));
    expect(published.replaceAll(/syncToken.*?\)/g, '')).toBe(
      fine(await request(OLD, YOUNG, '--format', 'csv')).replaceAll(/syncToken.*?\)/g, ''),
    );
    const server = createServer(({ url = '' }, response) => response.end(bytes(url.slice(1))));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const fetched = await request('--change', `http://127.0.0.1:${port}/changes/2.json`, '--format', 'csv');
    await new Promise((closed) => server.close(closed));
    expect(fine(fetched)).toBe(published);
    const first = await request('--change', inFolder('1.json'));
    expect(first).toMatchObject({ code: 1, stdout: '' });
    expect(first.stderr).toMatch(/not in the request: .*streaming.*\n.*list-empty/);
  });

  test('--baseline asks for everything of the profile, and --list chooses', async () => {
    const all = fine(await request('--baseline', YOUNG, '--format', 'csv'));
    for (const part of ['60.41.8.0/22', '60.41.0.0/22', 'clients.amazonworkspaces.com'])
      expect(all).toContain(part);
    expect(all).not.toContain('60.10.0.0/16');
    const client = fine(await request('--baseline', YOUNG, '--list', 'client', '--lang', 'ja'));
    expect(client).toContain('60.10.0.0/16');
    expect(client).toContain('AWS の全利用者が共有するアドレス');
    expect(client).not.toContain('clients.amazonworkspaces.com');
  });

  test('--baseline says what it leaves out of a Region that only the feed has', async () => {
    const feed = inFolder('milan.json');
    writeFileSync(feed, feedText([...BASE, ['60.50.0.0/22', 'eu-south-1', 'WORKSPACES_GATEWAYS']]));
    const ask = (region: string, ...more: readonly string[]) =>
      rangewatchHere(['request', '--baseline', feed, '--region', region, ...more]);
    for (const [lang, words] of [
      ['en', 'no names and no documented ranges for eu-south-1'],
      ['ja', 'eu-south-1 のドメイン名も文書化された範囲もなく'],
    ] as const) {
      for (const format of ['text', 'html', 'csv']) {
        const { code, stdout, stderr } = await ask('eu-south-1', '--lang', lang, '--format', format);
        expect([code, stdout.includes('60.50.0.0/22')]).toEqual([0, true]);
        if (format !== 'csv') expect(stdout).toContain(words);
        if (format !== 'csv') expect(stdout).toMatch(/health-check, domains/);
        expect(stderr).toContain('no names and no documented ranges for eu-south-1');
        expect(stderr).toContain('health-check, domains');
      }
    }
    const nothing = failed(await ask('ap-northeast-3'), 1);
    expect(nothing).toContain('expected a Region of the catalogue');
    expect(nothing).not.toContain('no request is needed');
  });

  test('that would ask for nothing is refused', async () => {
    expect(failed(await request(OLD, OLD), 1)).toContain('no request is needed');
    expect(failed(await request(OLD, YOUNG, '--list', 'domains'), 1)).toContain('[list-empty]');
  });

  test.each([
    ['one feed', [OLD]],
    ['no feed', []],
    ['--baseline with two', ['--baseline', OLD, YOUNG]],
    ['--change with a feed', ['--change', OLD, YOUNG]],
    ['both', ['--change', OLD, '--baseline']],
    ['a layout that does not exist', [OLD, YOUNG, '--format', 'pdf']],
    ['another language', [OLD, YOUNG, '--lang', 'fr']],
    ['a list that does not exist', [OLD, YOUNG, '--list', 'steaming']],
  ])('with %s is wrong usage', async (_, args) => {
    failed(await request(...args), 2);
  });

  test.each([
    ['a feed', OLD],
    ['what is no JSON', fileURLToPath(import.meta.url)],
    ['what is not there', inFolder('nothing.json')],
    ['a folder', temporary.path],
    ['a change that is not whole', BROKEN],
  ])('refuses %s as a change', async (_, path) => {
    expect(failed(await request('--change', path), 1)).toContain('changes/<seq>.json');
  });
});

describeWithRealData('the last gateway change of 2025', (folder) => {
  const FOLDER = fileURLToPath(new URL('../../cases/request/', import.meta.url));
  const feeds = [feedPath(folder, '1760567911'), feedPath(folder, '1760615904')];

  test.each(['en', 'ja'].flatMap((lang) => ['text', 'csv', 'html'].map((format) => [format, lang] as const)))(
    'as %s in %s is the file that was read by people',
    async (format, lang) => {
      const args = ['request', ...feeds, '--region', 'eu-south-1', '--lang', lang, '--format', format];
      const output = fine(await rangewatchHere(args));
      const path = join(FOLDER, `gateways-of-2025-10-16.${lang}.${format === 'text' ? 'txt' : format}`);
      if (process.env['UPDATE_CASES'] === '1') {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(path, output);
      }
      expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path).toBe(output);
    },
  );

  test('concerns no list of Tokyo', async () => {
    failed(await rangewatchHere(['request', ...feeds, '--region', HOME]), 1);
  });
});
