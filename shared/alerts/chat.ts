// The letter as Amazon Q Developer in chat applications takes it: a custom notification, which it writes into Slack or Teams.
// https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
import type { Letter, Table } from './letter.ts';
import type { Message } from './message.ts';
import { unmarked } from './slack-text.ts';
import { cutLine } from './words/phrases.ts';
import { type Language, say } from './words/say.ts';

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
  const url = message.links.change ?? message.links.latest;
  const parts = [
    [...actions, ...told].map(plain).join('\n'),
    ...tables.map((table) => tableText(table, letter.language)),
    reasons.map(plain).join('\n'),
    links.map((link) => `${plain(link.label)}: ${link.url}`).join('\n'),
  ].filter((part) => part !== '');
  return {
    version: '1.0',
    source: 'custom',
    id: message.id,
    content: {
      textType: 'client-markdown',
      title: cutLine(plain(subject), TITLE),
      description: wholeParts(parts, say(letter.language, 'parts-cut', { url })),
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

/** Parts while they fit whole, and that there are more: a code block is never cut in the middle. */
function wholeParts(parts: readonly string[], more: string): string {
  const whole = parts.join(GAP);
  if (whole.length <= DESCRIPTION) return whole;
  const [first = '', ...others] = parts;
  const shown = [cutLine(first, DESCRIPTION - more.length - GAP.length)];
  for (const part of others) {
    if ([...shown, part, more].join(GAP).length > DESCRIPTION) break;
    shown.push(part);
  }
  return [...shown, more].join(GAP);
}

/** Between two parts. */
const GAP = '\n\n';

function tableText({ title, lines, all, url }: Table, language: Language): string {
  const shown = lines.slice(0, TABLE_LINES);
  const counts = { shown: String(shown.length), all: String(all), url };
  return [
    plain(title),
    ...(shown.length > 0 ? ['```', ...shown.map(code), '```'] : []),
    ...(all > shown.length ? [say(language, 'table-cut', counts)] : []),
  ].join('\n');
}

/** Text in which a chat finds no mention, no link and nothing to emphasise. */
function plain(text: string): string {
  return unmarked(text).replace(/[<>&]/g, (character) => LOOKALIKES[character] ?? ' ');
}

/** A line between code fences: it cannot end them, and calls nobody. */
function code(line: string): string {
  return line
    .replaceAll('`', "'")
    .replace(/@(?=here|channel|everyone)/gi, '＠')
    .replace(/[<>&]/g, (character) => LOOKALIKES[character] ?? ' ');
}

/** Whether escapes would be written out as what they stand for is nowhere said. */
const LOOKALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };
