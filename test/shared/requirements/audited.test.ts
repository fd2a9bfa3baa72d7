// What an audit leaves unread changes none of its findings: against an audit that reads every entry.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, entriesOf, type Feed, rowsOf } from '../../../shared/feed/feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { selectSnapshot } from '../../../shared/feed/snapshot.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import { type Prefix, sizeOf, WIDTH } from '../../../shared/prefix/prefix.ts';
import { audit } from '../../../shared/requirements/audit.ts';
import { audited } from '../../../shared/requirements/audited.ts';
import { REQUIREMENTS } from '../../../shared/requirements/catalogue.ts';
import { GATEWAY_RANGES } from '../../../shared/requirements/gateway-ranges.ts';
import { selectorKey } from '../../../shared/requirements/taken.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { entry, received } from '../../world/feeds.ts';

function plainly(feed: Feed) {
  const keys = entriesOf(feed).map(({ service, region }) => selectorKey(service, region));
  return audit(selectSnapshot(feed, new Set(keys)).taken);
}

function expectSame(feed: Feed): void {
  expect(audit(audited(feed))).toEqual(plainly(feed));
}

/** Every documented prefix of the catalogue. */
const DOCUMENTED = [
  ...REQUIREMENTS.flatMap(({ destination }) =>
    destination.kind === 'documented' ? Object.values(destination.ranges).flat() : [],
  ),
  ...Object.values(GATEWAY_RANGES).flatMap((ranges) => Object.values(ranges).flat()),
].map(parsePrefix);

/** A block around a documented prefix, or its part, or its neighbour. */
function nearby(of: Prefix, longer: number, away: number): Prefix {
  const length = Math.min(WIDTH[of.family], Math.max(0, of.length + longer));
  const size = sizeOf({ ...of, length });
  const first = (of.first / size + BigInt(away)) * size;
  return {
    family: of.family,
    first: first < 0n || first >> BigInt(WIDTH[of.family]) ? of.first : first,
    length,
  };
}

/** Ways to write the same prefix. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => (text.includes(':') ? text.replace(/(^|:)([0-9a-f]{1,3})(?=:)/g, '$10$2') : text),
];

test('for entries near what documents name, however they are written', () => {
  const near: fc.Arbitrary<Entry> = fc
    .record({
      of: fc.constantFrom(...DOCUMENTED),
      longer: fc.integer({ min: -24, max: 8 }),
      away: fc.constantFrom(0, 0, 0, 1, -1),
      spell: fc.constantFrom(...SPELLINGS),
      service: fc.constantFrom('AMAZON', 'AMAZON', 'WORKSPACES_GATEWAYS', 'GLOBALACCELERATOR', 'EC2'),
      region: fc.constantFrom(
        'ap-northeast-1',
        'us-east-1',
        'eu-west-3',
        'il-central-1',
        'GLOBAL',
        'zz-new-1',
      ),
    })
    .map(({ of, longer, away, spell, service, region }) =>
      entry(spell(formatPrefix(nearby(of, longer, away))), service, region),
    )
    .filter(({ prefix }) => {
      try {
        parsePrefix(prefix);
        return true;
      } catch {
        return false;
      }
    });
  fc.assert(
    fc.property(fc.array(near, { maxLength: 30 }), (entries) => expectSame(received(0, entries).feed)),
    { numRuns: 500 },
  );
});

describeWithRealData("AWS's own files", (folder) => {
  test.each(['1767158304.json.br', '1734445389.json.br', '1585710791.json.br'])('%s', (file) => {
    expectSame(parseFeed(fullFeed(folder, file)));
  });

  test('and the newest without some of its entries', () => {
    const feed = parseFeed(fullFeed(folder, '1767158304.json.br'));
    const entries = entriesOf(feed);
    for (const step of [2, 3, 7]) {
      expectSame({ ...feed, rows: rowsOf(entries.filter((_, index) => index % step !== 0)) });
    }
  });
});
