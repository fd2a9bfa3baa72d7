// The decision on a received feed, as a whole table. B: token in the body, N: notified, H: that of HEAD.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedIdentity, identityOf } from '../../../shared/feed/feed.ts';
import { verify } from '../../../shared/feed/verify.ts';
import { notificationOf, receivedFeed, tokenOf } from './feeds.ts';
import { refusalOf } from './refusal.ts';

const BASE = 1_750_000_000;
const DAY_IN_SECONDS = 86_400;
const MD5 = '0123456789abcdef0123456789abcdef';
const OTHER_MD5 = 'fedcba9876543210fedcba9876543210';

/** Every order of the three, every order of two, and the body alone; then the outcome. */
const TABLE: readonly (readonly [order: string, outcome: string, ...refusals: ('N' | 'H')[]])[] = [
  // The letters behind the outcome: with another MD5 in the notification, or in HEAD, the feed is refused.
  ['B<N<H', 'stale-edge'],
  ['B<H<N', 'stale-edge'],
  ['B<N=H', 'stale-edge'],
  ['H<B<N', 'stale-edge'],
  ['B=H<N', 'stale-edge'],
  ['B=N<H', 'stale', 'N'],
  ['B=N=H', 'same', 'N', 'H'],
  ['H<B=N', 'newer', 'N'],
  ['N<B<H', 'stale'],
  ['N<B=H', 'same', 'H'],
  ['N<H<B', 'newer'],
  ['N=H<B', 'newer'],
  ['H<N<B', 'newer'],
  // A poll.
  ['B<H', 'stale'],
  ['B=H', 'same', 'H'],
  ['H<B', 'newer'],
  // The first run.
  ['B<N', 'stale-edge'],
  ['B=N', 'newer', 'N'],
  ['N<B', 'newer'],
  ['B', 'newer'],
];

const REFUSED_BY: Readonly<Record<string, string>> = { N: 'feed-md5', H: 'feed-token-reused' };

/** The tokens of an order such as `B<N=H`, a second apart. */
function tokensOf(order: string): Readonly<Record<string, number>> {
  let token = BASE;
  const tokens: Record<string, number> = {};
  for (const character of order) {
    if (character === '<') token++;
    else if (character !== '=') tokens[character] = token;
  }
  return tokens;
}

function decide(order: string, notifiedMd5: string, headMd5: string, now = BASE) {
  const { B = 0, N, H } = tokensOf(order);
  const notified = N === undefined ? undefined : notificationOf(N, notifiedMd5);
  const head: FeedIdentity | undefined =
    H === undefined ? undefined : { syncToken: tokenOf(H), md5: headMd5 };
  return verify(identityOf(receivedFeed(B, MD5)), notified, head, now);
}

describe.each(TABLE)('%s', (order, outcome, ...refusals) => {
  test(`with the same MD5 everywhere: ${outcome}`, () => {
    expect(decide(order, MD5, MD5)).toEqual({ kind: outcome });
  });

  test.each([
    ['in the notification', 'N', OTHER_MD5, MD5],
    ['in HEAD', 'H', MD5, OTHER_MD5],
  ] as const)(`with another MD5 %s`, (_, other, notifiedMd5, headMd5) => {
    if (refusals.includes(other)) {
      const refusal = refusalOf(() => decide(order, notifiedMd5, headMd5));
      expect(refusal.code).toBe(REFUSED_BY[other]);
      expect(refusal.message).toContain(MD5);
      expect(refusal.message).toContain(OTHER_MD5);
    } else {
      expect(decide(order, notifiedMd5, headMd5)).toEqual({ kind: outcome });
    }
  });

  test('with another MD5 in both, the notification is what is named', () => {
    const [first] = refusals;
    if (first === undefined) expect(decide(order, OTHER_MD5, OTHER_MD5)).toEqual({ kind: outcome });
    else expect(refusalOf(() => decide(order, OTHER_MD5, OTHER_MD5)).code).toBe(REFUSED_BY[first]);
  });

  test('a body that is a day ahead of the clock is judged as ever, and a second more is refused', () => {
    const { B = 0 } = tokensOf(order);
    expect(decide(order, MD5, MD5, B - DAY_IN_SECONDS)).toEqual({ kind: outcome });
    const refusal = refusalOf(() => decide(order, MD5, MD5, B - DAY_IN_SECONDS - 1));
    expect(refusal.code).toBe('feed-token-future');
    expect(refusal.message).toContain(`${B}`);
  });

  test('the age of the token is no matter: the feed may rest for weeks', () => {
    expect(decide(order, MD5, MD5, BASE + 60 * DAY_IN_SECONDS)).toEqual({ kind: outcome });
  });
});

/** An order as the table writes it: ascending, equal ones by letter, B before N before H. */
function orderOf(tokens: readonly (readonly [letter: string, token: number | undefined])[]): string {
  const levels = new Map<number, string[]>();
  for (const [letter, token] of tokens) {
    if (token !== undefined) levels.set(token, [...(levels.get(token) ?? []), letter]);
  }
  const ascending = [...levels].sort(([a], [b]) => a - b);
  return ascending.map(([, letters]) => letters.join('=')).join('<');
}

test('the table has every order', () => {
  const levels = [1, 2, 3, undefined];
  const orders = [1, 2, 3].flatMap((body) =>
    levels.flatMap((notified) =>
      levels.map((head) =>
        orderOf([
          ['B', body],
          ['N', notified],
          ['H', head],
        ]),
      ),
    ),
  );
  expect(TABLE.map(([order]) => order).sort()).toEqual([...new Set(orders)].sort());
});

test('whatever the tokens, hashes and the clock: `newer` only above HEAD or without one', () => {
  const token = fc.oneof(
    fc.integer({ min: BASE, max: BASE + 3 }),
    fc.integer({ min: 1e9, max: 9_999_999_999 }),
  );
  const md5 = fc.constantFrom(MD5, OTHER_MD5);
  const known = fc.option(fc.tuple(token, md5), { nil: undefined });
  fc.assert(
    fc.property(token, md5, known, known, fc.nat(9_999_999_999), (body, bodyMd5, notified, head, now) => {
      const isRising = head === undefined || body > head[0];
      const isCredible = body <= now + DAY_IN_SECONDS;
      const isAsNotified =
        notified === undefined || body > notified[0] || (body === notified[0] && bodyMd5 === notified[1]);
      let kind: string;
      try {
        kind = verify(
          identityOf(receivedFeed(body, bodyMd5)),
          notified && notificationOf(...notified),
          head && { syncToken: tokenOf(head[0]), md5: head[1] },
          now,
        ).kind;
      } catch {
        kind = 'refused';
      }
      expect(kind === 'newer').toBe(isRising && isCredible && isAsNotified);
    }),
    { numRuns: 2_000 },
  );
});
