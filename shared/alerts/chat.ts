// The letter as Amazon Q Developer in chat applications takes it: a custom notification, which it writes into Slack or Teams.
// https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
import type { Letter, Table } from './letter.ts';
import type { Message } from './message.ts';
import { cutLine } from './words/phrases.ts';

/** A custom notification, version 1.0. */
export interface ChatNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly id: string;
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps: readonly string[];
    readonly keywords: readonly string[];
  };
  readonly metadata: {
    /** Notifications of one thread stand together. */
    readonly threadId: string;
    readonly summary: string;
    readonly eventType: string;
    readonly relatedResources: readonly string[];
  };
}

/** The most that the schema takes of a title, and of a description, in characters. */
const TITLE = 250;
const DESCRIPTION = 8_000;

/** Lines of a table: chat is read at a glance. */
const TABLE_LINES = 10;

/** Writes a letter as a custom notification. */
export function chatNotification(message: Message, letter: Letter): ChatNotification {
  const { actions, notes, told, tables, reasons, links, subject } = letter;
  const parts = [
    [...actions, ...told].map(plain).join('\n'),
    ...tables.map(tableText),
    reasons.map(plain).join('\n'),
    links.map(({ label, url }) => `${label}: ${url}`).join('\n'),
  ].filter((part) => part !== '');
  return {
    version: '1.0',
    source: 'custom',
    id: message.id,
    content: {
      textType: 'client-markdown',
      title: cutLine(plain(subject), TITLE),
      description: wholeParts(parts, DESCRIPTION),
      nextSteps: notes.map(plain),
      keywords: [...message.severities, ...message.regions.slice(0, 5)],
    },
    metadata: {
      threadId: message.id,
      summary: cutLine(plain(subject), TITLE),
      eventType: message.severities[0] ?? 'health',
      relatedResources: message.allowlists,
    },
  };
}

/** Parts while they fit whole; a code block is never cut in the middle. */
function wholeParts(parts: readonly string[], most: number): string {
  let text = '';
  for (const part of parts) {
    const next = text === '' ? part : `${text}\n\n${part}`;
    if (next.length <= most) text = next;
  }
  return text === '' ? cutLine(parts[0] ?? '', most) : text;
}

function tableText({ title, lines, cut }: Table): string {
  const shown = lines.slice(0, TABLE_LINES);
  const block = [`*${plain(title)}*`, '```', ...shown.map((line) => line.replaceAll('`', "'")), '```'];
  return [...block, ...(cut === null && shown.length === lines.length ? [] : [cut ?? '…'])].join('\n');
}

/** Text without what chat reads as a mention, a link or an emphasis. */
function plain(text: string): string {
  return text.replace(/[<>&*_~`|@]/g, (character) => REPLACED[character] ?? ' ');
}

const REPLACED: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '&': '＆',
  '*': '∗',
  _: '_',
  '~': '∼',
  '`': "'",
  '|': '¦',
  '@': '＠',
};
