// A message that is no alert of ours, such as a CloudWatch alarm on the same topic, for Slack: its subject and its text.
import { subjectText } from './slack.ts';
import { headerBlock, proseBlocks, type SlackBody, TEXT_BYTES } from './slack-blocks.ts';
import { bytesOf, CUT, lineOf } from './slack-text.ts';
import { groupDigits } from './words/group-digits.ts';

/** The most of it that is shown, in bytes. */
const SHOWN_BYTES = 8_000;

/** Characters of a line, which may each take up to seven bytes: a longer one is broken, and loses nothing. */
const LINE_CHARACTERS = 400;

/** Lays it out as plain text. Where it is cut, the characters shown and those of the whole are told, in no language. */
export function foreignBody(subject: string | undefined, text: string): SlackBody {
  const shown = beginningOf(text);
  const lines = linesOf(shown).flatMap(piecesOf);
  const cut = `${CUT} (${groupDigits(String(shown.length))} / ${groupDigits(String(text.length))})`;
  const title = subject || (lines[0] ?? '');
  return {
    text: subjectText(title),
    blocks: [
      headerBlock(title),
      ...proseBlocks([
        ...lines.map((line) => lineOf(line, TEXT_BYTES)),
        ...(shown.length < text.length ? [cut] : []),
      ]),
    ],
  };
}

/** The longest beginning that has room; no character is cut in two. */
function beginningOf(text: string): string {
  let shown = '';
  let size = 0;
  for (const character of text) {
    size += bytesOf(lineOf(character, TEXT_BYTES)) + 1;
    if (size > SHOWN_BYTES) break;
    shown += character;
  }
  return shown;
}

/** Lines with something in them. */
function linesOf(text: string): readonly string[] {
  return text.split(/[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
}

function piecesOf(line: string): readonly string[] {
  const characters = [...line];
  const count = Math.ceil(characters.length / LINE_CHARACTERS);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * LINE_CHARACTERS, (index + 1) * LINE_CHARACTERS).join(''),
  );
}
