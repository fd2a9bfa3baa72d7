// Receiving the feed: when it is asked for again, and after how long. The clock only records what it is asked to wait.
import { expect, test } from 'vitest';
import { identityOf, type ReceivedFeed } from '../../../shared/feed/feed.ts';
import type { Notification } from '../../../shared/feed/notification.ts';
import { receiveFresh } from '../../../shared/feed/receive.ts';
import { notificationOf, receivedFeed } from './feeds.ts';

type Answer = ReceivedFeed | 'unchanged';

const OLD = receivedFeed(1_750_000_000, 'a'.repeat(32));
const NEW = receivedFeed(1_750_000_600, 'b'.repeat(32));
const NEWEST = receivedFeed(1_750_001_200, 'c'.repeat(32));
const of = ({ feed, md5 }: ReceivedFeed) => notificationOf(feed.syncToken, md5);

/** Receives from a source that gives one answer after the other, the last one for ever; tells what was done. */
async function receive(
  answers: readonly [...Answer[], Answer],
  known: ReceivedFeed | undefined,
  notified?: Notification,
) {
  const asked: (string | undefined)[] = [];
  const waits: number[] = [];
  const source = async (knownMd5: string | undefined): Promise<Answer> => {
    asked.push(knownMd5);
    return answers[Math.min(asked.length, answers.length) - 1] ?? 'unchanged';
  };
  const clock = {
    now: () => {
      throw new Error('the time of day is no matter here');
    },
    sleep: async (seconds: number) => {
      waits.push(seconds);
    },
  };
  const received = await receiveFresh(source, clock, known && identityOf(known), notified);
  return { received, asked, waits };
}

/** The same MD5, that of the feed which is known, each time. */
const asks = (times: number, known: ReceivedFeed | undefined) =>
  Array<string | undefined>(times).fill(known?.md5);

test.each<[what: string, answers: readonly [...Answer[], Answer], known: ReceivedFeed | undefined]>([
  ['the first one', [NEW], undefined],
  ['a newer one', [NEW], OLD],
  ['an older one', [OLD], NEW],
  ['the same', ['unchanged'], NEW],
])('a poll asks once, whatever is served: %s', async (_, answers, known) => {
  expect(await receive(answers, known)).toEqual({ received: answers[0], asked: asks(1, known), waits: [] });
});

test.each<[what: string, answer: Answer, known: ReceivedFeed | undefined, notified: ReceivedFeed]>([
  ['it is the notified one', NEW, OLD, NEW],
  ['it is the first run', NEW, undefined, NEW],
  ['the notification was overtaken', NEWEST, OLD, NEW],
  ['the notification was overtaken, the feed known is newer still', NEW, NEWEST, OLD],
  ['the notified one is known already', 'unchanged', NEW, NEW],
  ['a newer one than notified is known already', 'unchanged', NEWEST, NEW],
])('a notified feed is asked for once where %s', async (_, answer, known, notified) => {
  expect(await receive([answer], known, of(notified))).toEqual({
    received: answer,
    asked: asks(1, known),
    waits: [],
  });
});

test('the same token with another MD5 is not waited for: waiting would not mend it', async () => {
  const notified = notificationOf(NEW.feed.syncToken, 'f'.repeat(32));
  expect(await receive([NEW], OLD, notified)).toEqual({ received: NEW, asked: asks(1, OLD), waits: [] });
});

test.each<[what: string, answers: readonly [...Answer[], Answer], waits: readonly number[]]>([
  ['once', [OLD, NEW], [2]],
  ['twice', [OLD, OLD, NEW], [2, 4]],
  ['three times', [OLD, OLD, OLD, NEW], [2, 4, 8]],
  ['once, as unchanged', ['unchanged', NEW], [2]],
  ['in both ways', ['unchanged', OLD, NEW], [2, 4]],
  ['once, then overtaken', [OLD, NEWEST], [2]],
])('an edge that is stale %s is asked again after 2, 4 and 8 seconds', async (_, answers, waits) => {
  expect(await receive(answers, OLD, of(NEW))).toEqual({
    received: answers.at(-1),
    asked: asks(answers.length, OLD),
    waits,
  });
});

test.each<[what: string, answer: Answer, known: ReceivedFeed | undefined]>([
  ['an older feed than notified', OLD, OLD],
  ['an older feed at the first run', OLD, undefined],
  ['unchanged', 'unchanged', OLD],
])('an edge that stays stale is left to the poll after four times: %s', async (_, answer, known) => {
  expect(await receive([answer], known, of(NEW))).toEqual({
    received: answer,
    asked: asks(4, known),
    waits: [2, 4, 8],
  });
});

test('an error of the source is the caller’s, at the first time or at a later one', async () => {
  for (const failsAt of [1, 3]) {
    let count = 0;
    const source = async () => {
      if (++count === failsAt) throw new Error('no route');
      return OLD;
    };
    const clock = { now: () => 0, sleep: async () => {} };
    await expect(receiveFresh(source, clock, identityOf(OLD), of(NEW))).rejects.toThrow('no route');
    expect(count).toBe(failsAt);
  }
});
