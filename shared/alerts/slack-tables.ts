// Tables for Slack: code blocks of as many lines as there is room for, and under each the exact count of all.
import type { Table } from './letter.ts';
import { blocksBytes, markedBlock, type SlackBlock, TEXT_BYTES } from './slack-blocks.ts';
import { bytesOf, codeLine, lineOf, linkOf, unmarked } from './slack-text.ts';
import { type Language, say } from './words/say.ts';

/** A title, and a line, of a table, in bytes. */
const TITLE_BYTES = 200;
const LINE_BYTES = 300;

/**
 * Tables within so many bytes. Each says at least how much it has, the first ones show it; those that do not even have room
 * for that are counted together.
 */
export function tableBlocks(
  tables: readonly Table[],
  most: number,
  language: Language,
): readonly SlackBlock[] {
  let named = tables.length;
  while (named > 0 && blocksBytes(least(tables, named, language)) > most) named--;
  const blocks = [...least(tables, named, language)];
  for (const [index, table] of tables.slice(0, named).entries()) {
    const others = blocksBytes(blocks.filter((_, each) => each !== index));
    // A comma and the two brackets of the list.
    const shown = linesThatFit(table, most - others - 3, language);
    if (shown > 0) blocks[index] = tableBlock(table, shown, language);
  }
  return blocks;
}

/** The first tables without a line, and the others in one. */
function least(tables: readonly Table[], named: number, language: Language): readonly SlackBlock[] {
  const [rest] = tables.slice(named);
  const all = tables.slice(named).reduce((sum, table) => sum + table.all, 0);
  return [
    ...tables.slice(0, named).map((table) => tableBlock(table, 0, language)),
    ...(rest === undefined ? [] : [markedBlock(cutOf({ ...rest, all }, 0, language))]),
  ];
}

/** How many of its lines a table can show. */
function linesThatFit(table: Table, most: number, language: Language): number {
  let shown = table.lines.length;
  while (shown > 0 && !fits(tableBlock(table, shown, language), most)) shown--;
  return shown;
}

function fits(block: SlackBlock, most: number): boolean {
  return block.type === 'section' && bytesOf(block.text.text) <= TEXT_BYTES && blocksBytes([block]) <= most;
}

/** A table with its first lines. Fences are written around whole lines, so that none is left open. */
function tableBlock(table: Table, shown: number, language: Language): SlackBlock {
  const lines = table.lines.slice(0, shown).map((line) => codeLine(line, LINE_BYTES));
  return markedBlock(
    [
      `*${lineOf(unmarked(table.title), TITLE_BYTES)}*`,
      ...(lines.length > 0 ? ['```', ...lines, '```'] : []),
      ...(table.all > shown ? [cutOf(table, shown, language)] : []),
    ].join('\n'),
  );
}

function cutOf({ all, url }: Table, shown: number, language: Language): string {
  return say(language, 'table-cut', { shown: String(shown), all: String(all), url: linkOf(url) });
}
