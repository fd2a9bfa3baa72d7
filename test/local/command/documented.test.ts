// Documented gateway ranges: in `streaming` only where the feed's AMAZON of that very Region covers them.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectedList, plainText } from '../../oracle/lists.ts';
import { fine, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, type Row } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

test.concurrent.each<[string, readonly Row[], string]>([
  ['covered by AMAZON of the Region', [['54.250.0.0/16', HOME, 'AMAZON']], '54.250.251.0/24\n60.41.0.0/22\n'],
  [
    'covered by two entries together',
    [
      ['54.250.251.0/25', HOME, 'AMAZON'],
      ['54.250.251.128/25', HOME, 'AMAZON'],
    ],
    '54.250.251.0/24\n60.41.0.0/22\n',
  ],
  ['covered in part', [['54.250.251.0/25', HOME, 'AMAZON']], '60.41.0.0/22\n'],
  ['covered by AMAZON of another Region', [['54.250.0.0/16', 'us-east-1', 'AMAZON']], '60.41.0.0/22\n'],
  ['covered by EC2 alone', [['54.250.0.0/16', HOME, 'EC2']], '60.41.0.0/22\n'],
])('%s', async (_, more, expected) => {
  const text = feedText([...BASE, ...more]);
  const feed = join(mkdtempSync(join(temporary.path, 'feed-')), 'feed.json');
  writeFileSync(feed, text);
  const args = ['allowlist', '--feed', feed, '--region', HOME, '--list', 'streaming'];
  expect(fine(await rangewatchHere([...args, '--format', 'plain', '--family', 'ipv4']))).toBe(expected);
  expect(plainText(expectedList(JSON.parse(text), HOME, 'streaming', 'ipv4'))).toBe(expected);
});
