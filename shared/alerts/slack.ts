// The letter as an incoming webhook of Slack takes it: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
import type { Letter } from './letter.ts';
import { actionLines } from './letter-actions.ts';
import type { Message } from './message.ts';
import {
  BLOCKS_BYTES,
  blocksBytes,
  contextBlock,
  headerBlock,
  markedBlock,
  proseBlocks,
  type SlackBlock,
  type SlackBody,
  TEXT_BYTES,
} from './slack-blocks.ts';
import { tableBlocks } from './slack-tables.ts';
import { CUT, fitting, lineOf, linkOf, unmarked } from './slack-text.ts';

/** What parts of a message take at most, in bytes. Tables, and what is told, have the rest. */
const SUBJECT = 900;
const ACTION = 300;
const ACTIONS = 4_000;
const NOTE = 400;
const NOTES = 900;
const REASONS = 900;
const LINKS = 1_000;
const FOOT = 300;

/** What is left to tables in any case. */
const TABLES = 700;

/** Lays a letter out as blocks. What is cut is said, with exact counts. */
export function slackBody(message: Message, letter: Letter): SlackBody {
  const { language, subject, notes, told, tables, reasons, foot } = letter;
  const before = [
    headerBlock(subject),
    ...proseBlocks(actionsThatFit(message, letter)),
    ...proseBlocks(linesThatFit(notes, NOTES)),
  ];
  const after = [
    ...proseBlocks(linesThatFit(reasons, REASONS)),
    ...linkBlocks(message, letter),
    ...(foot === null ? [] : [contextBlock(lineOf(foot, FOOT))]),
  ];
  const room = BLOCKS_BYTES - blocksBytes([...before, ...after]);
  const toldSections = toldBlocks(told, room - (tables.length > 0 ? TABLES : 0));
  const roomOfTables = room - blocksBytes(toldSections);
  return {
    text: subjectText(subject),
    blocks: [...before, ...toldSections, ...tableBlocks(tables, roomOfTables, language), ...after],
  };
}

/** The text that stands for a whole message. */
export function subjectText(subject: string): string {
  return lineOf(unmarked(subject), SUBJECT) || '–';
}

/** What there is to do; where not all lines fit, the last one counts the lists of which any is missing. */
function actionsThatFit(message: Message, { actions, language }: Letter): readonly string[] {
  const moreThan = (shown: number) => actionLines(message, language, shown).actions.at(-1) ?? CUT;
  return fitting(linesOf(actions, ACTION), ACTIONS, (shown) => lineOf(moreThan(shown), ACTION));
}

function linesThatFit(lines: readonly string[], most: number): readonly string[] {
  return fitting(linesOf(lines, NOTE), most, () => CUT);
}

/** A section each; where there is little room, each says the beginning, and it is seen that it goes on. */
function toldBlocks(told: readonly string[], most: number): readonly SlackBlock[] {
  const frame = blocksBytes(proseBlocks([CUT]));
  const share = Math.floor(most / Math.max(told.length, 1)) - frame;
  const sections = linesOf(told, Math.min(TEXT_BYTES, Math.max(share, MIN_TOLD))).flatMap((line) =>
    proseBlocks([line]),
  );
  if (blocksBytes(sections) <= most && sections.length <= MOST_TOLD) return sections;
  let shown = Math.min(sections.length, MOST_TOLD);
  while (shown > 0 && blocksBytes(sections.slice(0, shown)) + 2 * frame > most) shown--;
  return [...sections.slice(0, shown), ...proseBlocks([`${CUT} (${shown} / ${told.length})`])];
}

/** The least that a paragraph is worth, in bytes, and the most paragraphs: 50 blocks are all that a message has. */
const MIN_TOLD = 150;
const MOST_TOLD = 20;

/** Lists while there is room; then where the whole stands. */
function linkBlocks(message: Message, { links }: Letter): readonly SlackBlock[] {
  const wholes: readonly (string | null)[] = Object.values(message.links);
  const lineOfLink = ({ label, url }: Letter['links'][number]) =>
    `${lineOf(unmarked(label), 100)}: ${linkOf(url)}`;
  const [lists, others] = [false, true].map((isWhole) =>
    links.filter(({ url }) => wholes.includes(url) === isWhole).map(lineOfLink),
  );
  const lines = [...fitting(lists ?? [], LINKS, () => CUT), ...(others ?? []).slice(0, 3)];
  return lines.length > 0 ? [markedBlock(lines.join('\n'))] : [];
}

function linesOf(texts: readonly string[], most: number): readonly string[] {
  return texts.map((text) => lineOf(text, most));
}
