// Tables for Slack: code blocks of as many lines as there is room for, and under each the exact count of all.
import type { Table } from './letter.ts';
import { blocksBytes, type MarkedBlock, markedBlock, type SlackBlock, TEXT_BYTES } from './slack-blocks.ts';
import { bytesOf, codeLine, lineOf, linkOf, unmarked } from './slack-text.ts';
import { type Language, say } from './words/say.ts';

/** A title, and a line, of a table, in bytes. */
const TITLE_BYTES = 200;
const LINE_BYTES = 300;

/** A table whose texts are ready: they are put together many times until they fit. */
type Ready = Pick<Table, 'title' | 'lines' | 'all' | 'url'>;

/**
 * Tables within so many bytes. Each says at least how much it has, the first ones show it; those that do not even have room
 * for that are counted together.
 */
export function tableBlocks(
  tables: readonly Table[],
  most: number,
  language: Language,
): readonly SlackBlock[] {
  const ready = tables.map(readyOf);
  let named = ready.length;
  while (named > 0 && blocksBytes(least(ready, named, language)) > most) named--;
  const blocks = [...least(ready, named, language)];
  let size = blocksBytes(blocks);
  for (const [index, table] of ready.slice(0, named).entries()) {
    const empty = blocksBytes([tableBlock(table, 0, language)]);
    const block = fullest(table, most - size + empty, language);
    if (block === undefined) continue;
    blocks[index] = block;
    size += blocksBytes([block]) - empty;
  }
  return blocks;
}

/** Fences are written around whole lines, so that none is left open. */
function readyOf({ title, lines, all, url }: Table): Ready {
  return {
    title: `*${lineOf(unmarked(title), TITLE_BYTES)}*`,
    lines: lines.map((line) => codeLine(line, LINE_BYTES)),
    all,
    url: linkOf(url),
  };
}

/** The first tables without a line, and the others in one. */
function least(tables: readonly Ready[], named: number, language: Language): readonly SlackBlock[] {
  const [rest] = tables.slice(named);
  const all = tables.slice(named).reduce((sum, table) => sum + table.all, 0);
  return [
    ...tables.slice(0, named).map((table) => tableBlock(table, 0, language)),
    ...(rest === undefined ? [] : [markedBlock(cutOf({ ...rest, all }, 0, language))]),
  ];
}

/** A table with as many of its first lines as have room; undefined where none has. */
function fullest(table: Ready, most: number, language: Language): SlackBlock | undefined {
  for (let shown = table.lines.length; shown > 0; shown--) {
    const block = tableBlock(table, shown, language);
    if (bytesOf(block.text.text) <= TEXT_BYTES && blocksBytes([block]) <= most) return block;
  }
  return undefined;
}

function tableBlock({ title, lines, all, url }: Ready, shown: number, language: Language): MarkedBlock {
  const code = shown > 0 ? ['```', ...lines.slice(0, shown), '```'] : [];
  const cut = all > shown ? [cutOf({ all, url }, shown, language)] : [];
  return markedBlock([title, ...code, ...cut].join('\n'));
}

function cutOf({ all, url }: Pick<Ready, 'all' | 'url'>, shown: number, language: Language): string {
  return say(language, 'table-cut', { shown: String(shown), all: String(all), url });
}
