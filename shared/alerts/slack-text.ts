// Text for Slack: nothing from outside is obeyed as a mention, a link or an emphasis, and every text has a bound.
import { safeLine } from './words/phrases.ts';

/** The three characters that Slack reads as its own. https://docs.slack.dev/messaging/formatting-message-text */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Emphasis of mrkdwn, and what stands for it. */
const MARKS: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': "'" };

/** Where a cut is seen. */
export const CUT = '…';

const encoder = new TextEncoder();

/** How many bytes a text takes within JSON. Never fewer than its characters, so that a bound of bytes is one of both. */
export function bytesOf(text: string): number {
  return encoder.encode(JSON.stringify(text)).length - 2;
}

/** One line, escaped, and no longer than that when measured so; no character or entity is cut in two. */
export function lineOf(text: string, most: number, measure: (text: string) => number = bytesOf): string {
  const safe = safeLine(text);
  const whole = escaped(safe);
  if (measure(whole) <= most) return whole;
  let kept = '';
  let size = measure(CUT);
  for (const character of safe) {
    const next = escaped(character);
    size += measure(next);
    if (size > most) break;
    kept += next;
  }
  return kept + CUT;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
}

/** Text in which mrkdwn finds nothing to emphasise, and nobody to call. An underscore within a word is none. */
export function unmarked(text: string): string {
  return text
    .replace(/[*~`]/g, (mark) => MARKS[mark] ?? ' ')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replace(/@(?=here|channel|everyone)/gi, '＠');
}

/** A line between code fences: it cannot end them. */
export function codeLine(text: string, most: number): string {
  return lineOf(text.replaceAll('`', "'").replace(/@(?=here|channel|everyone)/gi, '＠'), most);
}

/** The longest URL that is made a link, in bytes. */
const URL_BYTES = 250;

/** A URL that can be followed; what is none stands as text. */
export function linkOf(url: string): string {
  const line = lineOf(url, URL_BYTES);
  const isLink = /^https?:\/\/[!-~]+$/.test(url) && !/[|<>"`]/.test(url) && !line.endsWith(CUT);
  return isLink ? `<${line}>` : lineOf(unmarked(url), URL_BYTES);
}

/** Lines while they fit together; then one that says how many did. */
export function fitting(
  lines: readonly string[],
  most: number,
  cutOf: (shown: number) => string,
): readonly string[] {
  // A line break takes two bytes within JSON.
  const sizeOf = (line: string) => bytesOf(line) + 2;
  if (lines.reduce((sum, line) => sum + sizeOf(line), 0) <= most) return lines;
  const shown: string[] = [];
  let size = sizeOf(cutOf(lines.length - 1)) + 2;
  for (const line of lines.slice(0, -1)) {
    size += sizeOf(line);
    if (size > most) break;
    shown.push(line);
  }
  return [...shown, cutOf(shown.length)];
}
