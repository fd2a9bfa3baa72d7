// The bench runs and says what programs read: its shape, never a time.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../local/command/run.ts';

const ENTRY = fileURLToPath(new URL('run.mjs', import.meta.url));

test('bench --json ends with one line for programs, and the table goes to standard error', async () => {
  const args = [ENTRY, '--quick', '--case', 'formats', '--json'];
  const { code, stdout, stderr } = await run(process.execPath, args);
  expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 2 });
  const ratio = expect.any(Number);
  expect(JSON.parse(stdout)).toEqual({
    cases: [
      { name: 'formats', state: 'cold', ratio, target: null },
      { name: 'formats', state: 'warm', ratio, target: null },
    ],
  });
  expect(stderr).toMatch(/^a generated feed, .*\ncase +state +CPU ms/);
});

test('the start of each function is measured beside an empty handler and the clients of the SDK', async () => {
  const { code, stdout, stderr } = await run(process.execPath, [
    ENTRY,
    '--quick',
    '--case',
    'start',
    '--json',
  ]);
  const names = ['empty', 'sdk-clients', 'watch', 'publish', 'slack', 'approve'];
  const { cases } = JSON.parse(stdout);
  expect(cases.map(({ name }: { name: string }) => name)).toEqual(names.map((name) => `start ${name}`));
  expect(cases[1]).toEqual({ name: 'start sdk-clients', state: 'cold', ratio: 1, target: null });
  expect(cases[2]).toMatchObject({ ratio: expect.any(Number), target: 1.1 });
  for (const name of names)
    expect(stderr).toMatch(new RegExp(`^${name} +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ `, 'm'));
  // Whether the target is met is a matter of time, and of what else the machine does.
  expect([0, 1]).toContain(code);
}, 180_000);

test.each([
  ['a feed that there is not', ['--feed', '/nowhere/feed.json'], /no such file/],
  ['a file that is no feed', ['--feed', 'package.json'], /syncToken/],
  ['the whole history without one', ['--case', 'replay'], /RANGEWATCH_DATA/],
])('%s is refused in one line', async (_, args, seen) => {
  const { code, stdout, stderr } = await run(process.execPath, [ENTRY, ...args, '--json']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(seen);
  expect(stderr).not.toMatch(/^ +at /m);
});

test('a case that there is not is refused in one line', async () => {
  const { code, stderr } = await run(process.execPath, [ENTRY, '--case', 'nothing']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^[^\n]*nothing[^\n]*\n$/);
});
