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

test('a case that there is not is refused in one line', async () => {
  const { code, stderr } = await run(process.execPath, [ENTRY, '--case', 'nothing']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^[^\n]*nothing[^\n]*\n$/);
});
