// Feeds that are well-formed and wrong: what a mistake at AWS, or someone who knows the format, would publish.
import fc from 'fast-check';
import { feedBytes } from '../../local/feed-bytes.ts';
import { type Entry, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { type Mutant, mutant } from './mutate.ts';
import { NAMES, PREFIXES } from './values.ts';

/** Prefixes that may be published. */
const FINE = [
  '13.34.0.0/16',
  '2406:da2f::/36',
  '18.99.0.0/24',
  '43.206.0.0/20',
  '3.5.152.0/21',
  '18.98.0.0/20',
];

/** Only what is well-formed: one prefix with host bits would have the whole feed rejected. */
const ODD = PREFIXES.filter(
  (text) => /^(?:[\d.]+|[\da-f:]+)\/\d+$/.test(text) && !/[.:]1\/\d\d$|^:::/.test(text),
);

/** Feeds with entries added and taken away, under sync tokens and dates around those of the good one. */
export function wrongFeedOf(good: readonly Entry[], token: number): fc.Arbitrary<Mutant> {
  const name = fc.constantFrom(...NAMES);
  const entry = fc.record<Entry>({
    prefix: fc.oneof(fc.constantFrom(...FINE), fc.constantFrom(...ODD)),
    service: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('AMAZON', 'EC2', 'WORKSPACES_GATEWAYS') },
      { weight: 1, arbitrary: name },
    ),
    region: fc.oneof({ weight: 3, arbitrary: fc.constant('ap-northeast-1') }, { weight: 1, arbitrary: name }),
    networkBorderGroup: name,
  });
  const recipe = fc.record({
    added: fc.array(entry, { maxLength: 4 }),
    // Each so-and-so-many-th entry goes; a large step takes few or none.
    without: fc.record({ step: fc.constantFrom(1_000_000, 50, 7, 2), at: fc.nat(49) }),
    syncToken: fc.constantFrom(0, 0, 0, 0, 0, -600, -601, 3_600, 86_400, 86_401).map((away) => token + away),
    createDate: fc.constantFrom(token, token, token - 30 * 86_400, token + 30 * 86_400, 0, 253_402_300_799),
  });
  return recipe.map((chosen) =>
    mutant(chosen, () => {
      const { added, without, syncToken, createDate } = chosen;
      const kept = good.filter((_, index) => index % without.step !== without.at % without.step);
      return feedBytes({ syncToken: syncToken as SyncToken, createDate, rows: rowsOf([...kept, ...added]) });
    }),
  );
}
