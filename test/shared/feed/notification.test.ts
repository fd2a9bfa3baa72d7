// Reading AWS's notification: five real ones, both styles of date, and everything that is not what AWS sends.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEED_TOPIC_ARN, parseNotification } from '../../../shared/feed/notification.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { checkRefusal, refusalOf } from './refusal.ts';

const MD5 = '0123456789abcdef0123456789abcdef';
const GOOD = {
  'create-time': '2025-06-15-15-06-40',
  synctoken: '1750000000',
  md5: MD5,
  url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
};
const TIME = Date.UTC(2025, 5, 15, 15, 6, 40) / 1_000;
const READ = { syncToken: 1_750_000_000, createTime: TIME, md5: MD5 };

/** A good message with some keys changed; undefined leaves one out. */
const message = (changes: Readonly<Record<string, unknown>> = {}) => JSON.stringify({ ...GOOD, ...changes });

test('the topic is that of the VPC user guide', () => {
  expect(FEED_TOPIC_ARN).toBe('arn:aws:sns:us-east-1:806199016981:AmazonIpSpaceChanged');
});

describe('a message is taken', () => {
  test.each([
    ["AWS's own style", '2025-06-15-15-06-40'],
    ['ISO 8601, as documented', '2025-06-15T15:06:40+00:00'],
    ['ISO 8601 with Z', '2025-06-15T15:06:40Z'],
  ])('with the date in %s', (_, time) => {
    expect(parseNotification(message({ 'create-time': time }))).toEqual(READ);
  });

  test('with keys that nobody knows, blanks and a final newline', () => {
    const text = `  ${JSON.stringify({ ...GOOD, syncToken: 7, 'other-key': ['x'] }, undefined, 2)}\n`;
    expect(parseNotification(text)).toEqual(READ);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://ip-ranges.amazonaws.com.example/ip-ranges.json',
    '',
  ])('with any URL, and none of it is kept: %j', (url) => {
    const notification = parseNotification(message({ url }));
    expect(Object.keys(notification).sort()).toEqual(['createTime', 'md5', 'syncToken']);
    expect(notification).toEqual(READ);
  });
});

describe('a message is refused', () => {
  test.each<[what: string, text: string, field: string]>([
    ['nothing', '', 'message'],
    ['no JSON', 'IP Space Changed', 'message'],
    ['a truncated one', message().slice(0, -1), 'message'],
    ['null', 'null', 'message'],
    ['a number', '1750000000', 'message'],
    ['an array', JSON.stringify([GOOD]), 'message'],
    ['JSON in JSON', JSON.stringify(message()), 'message'],
    ['the whole event', JSON.stringify({ Records: [{ Sns: { Message: message() } }] }), 'synctoken'],
    ['no key at all', '{}', 'synctoken'],
    ['keys of the prototype', `{"__proto__":${message()}}`, 'synctoken'],
    [
      "the file's spelling, syncToken",
      message({ synctoken: undefined, syncToken: '1750000000' }),
      'synctoken',
    ],
    ['a token that is a number', message({ synctoken: 1_750_000_000 }), 'synctoken'],
    ['a token of nine digits', message({ synctoken: '175000000' }), 'synctoken'],
    ['a token of eleven digits', message({ synctoken: '17500000000' }), 'synctoken'],
    ['a token with a leading zero', message({ synctoken: '0750000000' }), 'synctoken'],
    ['a token in an array', message({ synctoken: ['1750000000'] }), 'synctoken'],
    ['no date', message({ 'create-time': undefined }), 'create-time'],
    [
      'a date with another name',
      message({ 'create-time': undefined, createDate: GOOD['create-time'] }),
      'create-time',
    ],
    ['February 30', message({ 'create-time': '2025-02-30-00-00-00' }), 'create-time'],
    ['a local time', message({ 'create-time': '2025-06-15T15:06:40+09:00' }), 'create-time'],
    ['a date that is a number', message({ 'create-time': 1_750_000_000 }), 'create-time'],
    ['no MD5', message({ md5: undefined }), 'md5'],
    ["the MD5 of AWS's test message", message({ md5: 'test-hash' }), 'md5'],
    ['an MD5 in upper case', message({ md5: MD5.toUpperCase() }), 'md5'],
    ['an MD5 of 31 digits', message({ md5: MD5.slice(1) }), 'md5'],
    ['an MD5 of 33 digits', message({ md5: `${MD5}0` }), 'md5'],
    ['an MD5 with a line feed', message({ md5: `${MD5}\n` }), 'md5'],
    ['an empty MD5', message({ md5: '' }), 'md5'],
    ['an MD5 in an array', message({ md5: [MD5] }), 'md5'],
    ['null as the MD5', message({ md5: null }), 'md5'],
    ['no URL', message({ url: undefined }), 'url'],
    ['a URL that is no text', message({ url: { href: GOOD.url } }), 'url'],
    ['10 kB around a good one', `${message()}${' '.repeat(10_240)}`, 'message'],
    ['10 kB of text', 'x'.repeat(10_240), 'message'],
    ['10 kB of brackets', '['.repeat(10_240), 'message'],
    [
      '4 kB of brackets as a token',
      message({ synctoken: '@' }).replace('"@"', '['.repeat(1_900) + ']'.repeat(1_900)),
      'synctoken',
    ],
    ['a mention as the MD5', message({ md5: '<!channel>' }), 'md5'],
    ['an escape sequence as the MD5', message({ md5: '\u{1b}[2J\u{202e}' }), 'md5'],
  ])('%s', (_, text, field) => {
    const refusal = refusalOf(() => parseNotification(text));
    expect(refusal.code).toBe('notification-shape');
    expect(refusal.problem.where).toBe(`notification, ${field}`);
    expect(refusal.message).toContain('the poll will look at the feed in any case');
  });

  test('or taken: nothing else can happen, whatever stands in the place of one value', () => {
    const key = fc.constantFrom(...Object.keys(GOOD));
    fc.assert(
      fc.property(key, fc.jsonValue(), (name, value) => {
        try {
          expect(parseNotification(message({ [name]: value }))).toMatchObject({ md5: MD5 });
        } catch (error) {
          expect(checkRefusal(error).code).toBe('notification-shape');
        }
      }),
    );
  });
});

/** The two shapes in which real notifications were kept: the whole Lambda event, or its message alone. */
interface RealNotification {
  readonly md5_verified_against_snapshot: string;
  readonly message?: string;
  readonly event?: {
    readonly Records: readonly { readonly Sns: { readonly Message: string; readonly TopicArn: string } }[];
  };
}

describeWithRealData('the five real notifications', (folder) => {
  const all = (): readonly RealNotification[] =>
    JSON.parse(readFileSync(join(folder, 'sns-notifications.json'), 'utf8'));

  test('are taken, and their MD5 is that of the file which they announced', () => {
    expect(all()).toHaveLength(5);
    for (const { event, message: text, md5_verified_against_snapshot: file } of all()) {
      const notification = parseNotification(event?.Records[0]?.Sns.Message ?? text ?? '');
      const bytes = fullFeed(folder, `${file}.br`);
      const feed: { readonly syncToken: string; readonly createDate: string } = JSON.parse(
        new TextDecoder().decode(bytes),
      );
      expect(notification.md5).toBe(createHash('md5').update(bytes).digest('hex'));
      expect(`${notification.syncToken}`).toBe(feed.syncToken);
      const [year = 0, month = 0, ...rest] = feed.createDate.split('-').map(Number);
      expect(notification.createTime).toBe(Date.UTC(year, month - 1, ...rest) / 1_000);
    }
  });

  test('come from the topic that is pinned', () => {
    const topics = all().flatMap(({ event }) => event?.Records.map(({ Sns }) => Sns.TopicArn) ?? []);
    expect(topics).toEqual([FEED_TOPIC_ARN]);
  });
});
