// Entries of the JSON list are printed as JSON prints them, though most of each text is printed only once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowlistFromFeed } from '../../../shared/allowlist/from-feed.ts';
import { entryOf, entryPrinter } from '../../../shared/formats/json.ts';
import { anyAllowlist } from './generated.ts';
import { SMALL } from './lists.ts';

it('is what JSON prints of each entry of a feed', () => {
  const entries = (['client', 'streaming', 'web'] as const).flatMap(
    (name) => allowlistFromFeed(SMALL, { region: 'ap-northeast-1', name }).entries,
  );
  const print = entryPrinter();
  expect(entries.filter(({ reasons }) => reasons.length === 1).length).toBeGreaterThan(10);
  for (const entry of entries) expect(print(entry)).toBe(JSON.stringify(entryOf(entry)));
});

it('is what JSON prints of any entry, held and included ones as well', () => {
  fc.assert(
    fc.property(anyAllowlist, ({ entries }) => {
      const print = entryPrinter();
      for (const entry of entries) expect(print(entry)).toBe(JSON.stringify(entryOf(entry)));
    }),
  );
});
