// The blocks of Slack that alerts use, and the most that Slack takes of them.
import { bytesOf, lineOf } from './slack-text.ts';

/** Text as it is: Slack reads no markup in it. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

/** Text with markup; `verbatim`, so that Slack makes no link or mention of what only looks like one. */
export interface MarkedText {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

/** One block. */
export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText | MarkedText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] };

/** What an incoming webhook is sent. */
export interface SlackBody {
  /** For notifications, and where blocks cannot be shown. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** Characters of a header. https://docs.slack.dev/reference/block-kit/blocks/header-block */
const HEADER_CHARACTERS = 150;

/** Characters of the text of a section; bytes are counted. https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const TEXT_BYTES = 3_000;

/**
 * Bytes of all blocks as JSON. Slack documents 50 blocks a message (https://docs.slack.dev/reference/block-kit/blocks) and
 * 40,000 characters, but refuses blocks of about 13,200: https://github.com/slackapi/bolt-js/issues/2509.
 */
export const BLOCKS_BYTES = 12_000;

/** The title of a message. Slack takes no empty text. */
export function headerBlock(text: string): SlackBlock {
  const line = lineOf(text, HEADER_CHARACTERS, ({ length }) => length);
  return { type: 'header', text: plainText(line) };
}

/** Sections of escaped lines, as few as hold them; no line is longer than a section. */
export function proseBlocks(lines: readonly string[]): readonly SlackBlock[] {
  const texts: string[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const joined = texts.length === 0 ? line : `${texts.at(-1)}\n${line}`;
    if (texts.length > 0 && bytesOf(joined) <= TEXT_BYTES) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'section', text: plainText(text) }));
}

/** A section with markup. */
export interface MarkedBlock {
  readonly type: 'section';
  readonly text: MarkedText;
}

/** Makes a section with markup. */
export function markedBlock(text: string): MarkedBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

/** Small print. */
export function contextBlock(text: string): SlackBlock {
  return { type: 'context', elements: [plainText(text)] };
}

/** How many bytes blocks take as JSON. */
export function blocksBytes(blocks: readonly SlackBlock[]): number {
  return new TextEncoder().encode(JSON.stringify(blocks)).length;
}

function plainText(text: string): PlainText {
  return { type: 'plain_text', text: text === '' ? '–' : text, emoji: false };
}
