// `allowlist` and `formats` with the formats of firewalls: what is printed, and how a list that does not fit is refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { READERS } from '../../shared/formats/readers/all.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const feed = join(temporary.path, 'feed.json');
writeFileSync(feed, feedText(BASE));

function print(list: string, format: string, ...more: readonly string[]) {
  return rangewatchHere([
    ...['allowlist', '--feed', feed, '--region', HOME, '--list', list],
    ...['--format', format, ...more],
  ]);
}

test.each(['client', 'web'])('yamaha-rtx refuses %s and names the limit', async (list) => {
  expect(failed(await print(list, 'yamaha-rtx', '--family', 'ipv4'), 1)).toMatch(/64.*plain/);
});

test.each([
  ['domains', 'fortigate', 'carries: prefixes'],
  ['streaming', 'paloalto-url', 'carries: domains'],
])('%s as %s is refused with what the format carries', async (list, format, carries) => {
  expect(failed(await print(list, format), 1)).toContain(carries);
});

test.each(['yamaha-rtx', 'mikrotik'])('%s asks for a family', async (format) => {
  expect(failed(await print('streaming', format), 2)).toContain('--family');
});

test('yamaha-rtx prints filters with the ports of the list', async () => {
  const lines = fine(await print('streaming', 'yamaha-rtx', '--family', 'ipv4')).split('\n');
  expect(lines.filter((line) => line.startsWith('ip filter'))).toEqual([
    'ip filter 13633152 pass * 60.41.0.0/22 tcp * 443,4172,4195',
    'ip filter 13633153 pass * 60.41.0.0/22 udp * 443,4172,4195,50002,55002',
  ]);
});

test('formats shows each of them with its limits', async () => {
  const rows: { id: string; limits: unknown; isAllowRule: boolean }[] = JSON.parse(
    fine(await rangewatchHere(['formats', '--json'])),
  );
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(READERS.map(([id]) => id)));
  expect(rows.find(({ id }) => id === 'cisco-fmc')).toMatchObject({ isAllowRule: false });
});
