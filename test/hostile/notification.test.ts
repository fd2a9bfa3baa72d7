// Hostile messages to the reader of notifications: what they say is believed in full, or refused in one line.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNotification } from '../../shared/feed/notification.ts';
import { MUTANT_AT } from './base.ts';
import { checkRefusal } from './checks.ts';
import { MESSAGES } from './events.ts';
import { mutantOf } from './mutate.ts';
import { damagedBytesOf } from './mutate-bytes.ts';
import { runs } from './runs.ts';

const originals = MESSAGES.map((message) => new TextEncoder().encode(message));

test('every original is taken', () => {
  for (const message of MESSAGES) expect(parseNotification(message).md5).toMatch(/^[0-9a-f]{32}$/);
});

test('a mutant of one gives a token, a time and an MD5 and nothing else, or a refusal of one line', () => {
  const mutants = fc.oneof(
    ...originals.flatMap((bytes) => [mutantOf(bytes, MUTANT_AT), damagedBytesOf(bytes)]),
  );
  let taken = 0;
  const property = fc.property(mutants, ({ bytes }) => {
    const message = new TextDecoder().decode(bytes());
    try {
      const { syncToken, createTime, md5, ...rest } = parseNotification(message);
      expect([`${syncToken}`, md5].join(' ')).toMatch(/^[1-9]\d{9} [0-9a-f]{32}$/);
      expect(Number.isSafeInteger(createTime)).toBe(true);
      expect(rest).toEqual({});
      taken++;
    } catch (error) {
      expect(checkRefusal(error).code).toBe('notification-shape');
    }
  });
  fc.assert(property, runs(1_000));
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(runs(1_000).numRuns);
});
