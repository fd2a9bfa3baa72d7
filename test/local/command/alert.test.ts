// `alert`: what is printed of a change, and what is refused in one line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { changeKey } from '../../../shared/release/keys.ts';
import { BASE, entry } from '../../world/feeds.ts';
import { take } from '../../world/settling.ts';
import { makeWorld } from '../../world/world.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const fileOf = (name: string, text: string) => {
  const path = join(temporary.path, name);
  writeFileSync(path, text);
  return path;
};
const alert = (...args: readonly string[]) => rangewatchHere(['alert', ...args]);

/** A change as it is published. */
async function publishedChange(): Promise<string> {
  const world = makeWorld();
  await take(world, 0, BASE);
  await take(world, 1, [...BASE, entry('18.246.0.0/24', 'WORKSPACES_GATEWAYS')]);
  return (await world.readText(changeKey(2))) ?? '';
}

describe('a published change', () => {
  test.each([
    ['email', 'en', 'Open 1 prefix (256 addresses) in ap-northeast-1 streaming'],
    ['email', 'ja', '1 プレフィックス（256 アドレス）'],
    ['slack', 'en', '"blocks"'],
    ['q', 'ja', '"textType": "client-markdown"'],
    ['json', 'en', '"newListCount": 0'],
  ])('is printed for %s in %s', async (channel, lang, expected) => {
    const file = fileOf('change.json', await publishedChange());
    const zone = ['--time-zone', 'Asia/Tokyo', '--base-url', 'https://lists.example/'];
    const text = fine(await alert('--change', file, '--channel', channel, '--lang', lang, ...zone));
    expect(text).toContain(expected);
    expect(text).not.toContain('example//');
  });

  test('with a time that is none, or cut short, is refused', async () => {
    const change = JSON.parse(await publishedChange()) as Record<string, unknown>;
    for (const broken of [
      { ...change, createDate: 'yesterday' },
      { ...change, lists: undefined },
      { ...change, allowlists: [null] },
    ]) {
      const file = fileOf('broken.json', JSON.stringify(broken));
      const line = failed(await alert('--change', file, '--time-zone', 'Asia/Tokyo'), 1);
      expect(line).toMatch(/\[alert-shape\]$/);
    }
  });
});

test.each([
  ['no file', 'missing.json'],
  ['a folder', '.'],
])('%s is refused', async (_, name) => {
  const line = failed(await alert('--change', join(temporary.path, name)), 1);
  expect(line).toContain('a file that cannot be read');
});

test.each(['', 'hello', '[]', '{}', '{"seq":1}'])('a file with %j is refused', async (text) => {
  const line = failed(await alert('--change', fileOf('other.json', text)), 1);
  expect(line).toMatch(/\[alert-shape\]$/);
});

test.each([
  [[]],
  [['--test', '--change', 'x.json']],
  [['--change', 'x.json', '--channel', 'fax']],
  [['--change', 'x.json', '--lang', 'fr']],
  [['--change', 'x.json', '--time-zone', 'Mars/Olympus']],
])('%j is wrong usage', async (args) => {
  failed(await alert(...args), 2);
});
