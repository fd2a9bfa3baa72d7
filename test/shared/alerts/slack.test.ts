// The layout for Slack: within what Slack takes whatever comes, with exact counts, and nothing from outside obeyed.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramMessage } from '../../../shared/alerts/alert.ts';
import { letterOf } from '../../../shared/alerts/letter.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { slackBody } from '../../../shared/alerts/slack.ts';
import type { SlackBlock, SlackBody } from '../../../shared/alerts/slack-blocks.ts';
import { foreignBody } from '../../../shared/alerts/slack-foreign.ts';
import { LANGUAGES, type Language } from '../../../shared/alerts/words/say.ts';
import { problemsOfBody } from './block-kit.ts';
import { largeMessage, NOTICES, worldMessages } from './program-messages.ts';

const bodyOf = (message: Message, language: Language) => slackBody(message, letterOf(message, language));

function textsOf({ blocks }: SlackBody): readonly string[] {
  return blocks.flatMap((block: SlackBlock) =>
    block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text],
  );
}

/** What people write to do harm, or by mistake. */
const HOSTILE = [
  '<!channel> <!here> <@U123> <https://evil.example|click>',
  '@here @channel @everyone',
  '```\n<!channel>\n``` `x`',
  '*bold* _italic_ ~gone~ &lt;!channel&gt; & < >',
  'left\u202eright \u2066x\u2069 \u200b\u0000\u0007\u001b[31m',
  '\ud800 alone',
  '長い'.repeat(3_000),
  '&'.repeat(20_000),
  '"\\'.repeat(5_000),
  '😀'.repeat(5_000),
  '*'.repeat(5_000),
];

describe.each(LANGUAGES)('in %s', (language) => {
  let sent: readonly ProgramMessage[];
  beforeAll(async () => {
    sent = await worldMessages();
  });

  it('what a world sends is within what Slack takes, with the subject for notifications', () => {
    for (const message of sent) {
      const body = bodyOf(message, language);
      expect(problemsOfBody(body), JSON.stringify(body)).toEqual([]);
      expect(body.text).toBe(letterOf(message, language).subject);
    }
  });

  it('nothing of a letter that has room is lost', () => {
    for (const message of [...sent, ...NOTICES]) {
      const letter = letterOf(message, language);
      const all = textsOf(bodyOf(message, language)).join('\n');
      const escaped = (text: string) =>
        text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      const texts = [
        ...[letter.actions, letter.notes, letter.told, letter.reasons].flat(),
        ...letter.tables.flatMap(({ title, lines }) => [title, ...lines]),
        ...letter.links.map(({ url }) => url),
        letter.foot ?? '',
      ];
      for (const text of texts) expect(all).toContain(escaped(text));
    }
  });

  it('5,000 prefixes in 26 Regions are cut, and every count is exact', () => {
    const message = largeMessage();
    expect(message.total.open).toBe(5_000);
    const body = bodyOf(message, language);
    expect(problemsOfBody(body)).toEqual([]);
    const all = textsOf(body).join('\n');
    expect(all).toContain('5,000');
    const tables = textsOf(body).filter((text) => text.startsWith('*'));
    expect(tables.length).toBeGreaterThan(2);
    let counted = 0;
    for (const text of tables) {
      const lines = text.split('```')[1]?.trim().split('\n').length ?? 0;
      const [a, b] = (/… (\d+) \D+ (\d+)/.exec(text) ?? []).slice(1).map(Number);
      const [shown, of] = a === undefined ? [lines, lines] : language === 'en' ? [a, b] : [b, a];
      expect(shown).toBe(lines);
      counted += of ?? 0;
    }
    // What is to be opened, what may be closed, and the names: each line is in one count.
    expect(counted).toBe(5_000 + 26 * 20 + 26 * 10);
    expect(all).toContain('<https://lists.example/changes/7.json>');
    // A list of names has one line; one of prefixes has two, and no second one is among the first.
    const complete = all.match(/ domains(?::| で) /g)?.length ?? 0;
    expect(complete).toBeGreaterThan(5);
    expect(all).toContain(
      language === 'en' ? `… and ${52 - complete} allowlists more` : `… ほか ${52 - complete} 件の許可リスト`,
    );
  });

  it('a table shows as many lines as there is room for, and says of how many', () => {
    const message = largeMessage();
    const one = {
      ...message,
      lists: message.lists.slice(0, 1),
      listCount: 1,
      totals: message.totals.slice(0, 1),
    };
    const all = textsOf(bodyOf(one, language)).join('\n');
    expect(all.match(/10\.0\.\d+\.0\/24/g)).toHaveLength(25);
    expect(all).toMatch(language === 'en' ? /… 25 of 193 are shown/ : /… 193 件中 25 件を表示/);
  });

  it.each(HOSTILE.map((text) => [text.slice(0, 24), text]))(
    'hostile names and reasons are shown, not obeyed: %s',
    (_, text) => {
      const exception = sent.flatMap(({ exceptions }) => exceptions)[0];
      expect(exception).toBeDefined();
      const message: Message = {
        ...largeMessage((index) => `${text}${index}`),
        told: [
          { topic: 'rejected', problem: text },
          { topic: 'test', who: text },
          { topic: 'channel-failed', channel: text, problem: text, subject: text },
        ],
        exceptions: exception === undefined ? [] : [{ ...exception, reason: text, owner: text }],
      };
      expect(problemsOfBody(bodyOf(message, language))).toEqual([]);
      expect(problemsOfBody(foreignBody(text, text))).toEqual([]);
    },
  );

  it('any text gives blocks that Slack takes', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...HOSTILE));
    fc.assert(
      fc.property(any, any, any, fc.integer({ min: 0, max: 60 }), (place, reason, problem, count) => {
        const [first] = sent;
        if (first === undefined) throw new Error('nothing was sent');
        const large = largeMessage((index) => `${place}${index}`);
        const message: Message = {
          ...large,
          lists: large.lists.slice(0, count),
          told: Array.from({ length: count }, () => ({ topic: 'rejected', problem }) as const),
          exceptions: first.exceptions.map((each) => ({ ...each, reason, owner: place })),
          links: { latest: place, change: reason, console: problem },
        };
        expect(problemsOfBody(bodyOf(message, language))).toEqual([]);
        expect(problemsOfBody(foreignBody(place, reason + problem))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the judge', () => {
  const section = (text: object) => ({ text: 'x', blocks: [{ type: 'section', text }] });
  const marked = (text: string) => section({ type: 'mrkdwn', text, verbatim: true });
  it.each<[string, object]>([
    ['51 blocks', { text: 'x', blocks: Array.from({ length: 51 }, () => marked('x').blocks[0]) }],
    ['a long text', marked('x'.repeat(3_001))],
    [
      'a long header',
      {
        text: 'x',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151), emoji: false } }],
      },
    ],
    ['an empty text', marked('')],
    ['a mention', marked('<!channel>')],
    ['a name that calls', marked('@here')],
    ['an open fence', marked('```\nx')],
    ['an emphasis', marked('a *b* c')],
    ['an ampersand', section({ type: 'plain_text', text: 'a & b', emoji: false })],
    ['text in which links are looked for', section({ type: 'mrkdwn', text: 'x' })],
    ['no text for notifications', { text: '', blocks: marked('x').blocks }],
  ])('refuses %s', (_, body) => {
    expect(problemsOfBody(body)).not.toEqual([]);
  });
  it('takes a link, a fence and a title', () => {
    expect(
      problemsOfBody(marked('*title*\n```\na *b* @x\n```\nall: <https://lists.example/a?b=1&amp;c=2>')),
    ).toEqual([]);
  });
});

describe('a foreign message', () => {
  it('is shown as it is, line by line', () => {
    const body = foreignBody('ALARM: "errors"', 'one & two\r\n\r\n<three>');
    expect(textsOf(body)).toEqual(['ALARM: "errors"', 'one &amp; two\n&lt;three&gt;']);
    expect(body.text).toBe('ALARM: "errors"');
  });

  it('without a subject has its first line for one; without anything it is still a message', () => {
    expect(foreignBody(undefined, '\n\nhello').text).toBe('hello');
    expect(problemsOfBody(foreignBody('', ''))).toEqual([]);
  });

  it('that is too long says how many characters of how many it shows', () => {
    const body = foreignBody('s', 'x'.repeat(50_000));
    const all = textsOf(body).join('');
    expect(problemsOfBody(body)).toEqual([]);
    const shown = all.match(/x/g)?.length ?? 0;
    expect(all).toContain(`… (${shown.toLocaleString('en')} / 50,000)`);
  });
});
