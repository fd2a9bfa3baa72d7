// Reading alerts back from the topic: ours with their letter, anything else as nothing, and nothing as an error.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { letterOf } from '../../../shared/alerts/letter.ts';
import { readMessage } from '../../../shared/alerts/read-message.ts';
import { slackBody } from '../../../shared/alerts/slack.ts';
import { problemsOfBody } from './block-kit.ts';
import { largeMessage, NOTICES, programMessages, worldMessages } from './program-messages.ts';

const OURS = [...NOTICES, largeMessage()].flatMap(programMessages);

it('every alert of the product is read, with the letter of its language', async () => {
  for (const message of [...OURS, ...(await worldMessages())]) {
    expect(readMessage(JSON.stringify(message))).toEqual({
      message,
      letter: letterOf(message, message.lang),
    });
  }
});

it.each<[string, string]>([
  ['a plain text', 'hello'],
  ['nothing', ''],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a CloudWatch alarm', JSON.stringify({ AlarmName: 'errors', NewStateValue: 'ALARM', Region: 'Tokyo' })],
  [
    "AWS's notification",
    JSON.stringify({ 'create-time': '2026', synctoken: '1', md5: 'x', url: 'https://x' }),
  ],
  ['another schema', JSON.stringify({ ...OURS[0], schema: 2 })],
  ['another language', JSON.stringify({ ...OURS[0], lang: 'fr' })],
  ['something new to tell', JSON.stringify({ ...OURS[0], told: [{ topic: 'weather' }] })],
  ['a time that is none', JSON.stringify({ ...OURS.at(-1), release: { seq: 1, from: 'today' } })],
  ['a time zone that is none', JSON.stringify({ ...OURS.at(-1), timeZone: 'Mars/Olympus' })],
])('%s is no alert of ours', (_, text) => {
  expect(readMessage(text)).toBeUndefined();
});

it('whatever a field becomes, it is read or not, and what is read can be laid out', () => {
  const paths = OURS.flatMap((message) => pathsOf(message).map((path) => [message, path] as const));
  const value = fc.oneof(
    fc.constantFrom(null, '', 0, -1, 1e300, [], {}, 'x', true, '__proto__', [null], { a: 1 }),
    fc.anything({ maxDepth: 1 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths), value, ([message, path], given) => {
      const read = readMessage(JSON.stringify(replaced(message, path, given)));
      if (read !== undefined) expect(problemsOfBody(slackBody(read.message, read.letter))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

type Path = readonly (string | number)[];

/** The ways to everything in a value; of a list, to its first two. */
function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 2) : Object.keys(value);
  return keys.flatMap((key) => [
    [key],
    ...pathsOf((value as Readonly<Record<string, unknown>>)[key]).map((rest) => [key, ...rest]),
  ]);
}

function replaced(value: unknown, [key, ...rest]: Path, given: unknown): unknown {
  if (key === undefined) return given;
  const copy = (
    Array.isArray(value) ? [...(value as readonly unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, given);
  return copy;
}
