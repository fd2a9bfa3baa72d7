// The letter as plain text, as e-mail has it.
import type { Letter, Table } from './letter.ts';

/** Writes a letter as text: lines with LF, a final newline. */
export function emailText(letter: Letter): string {
  const { actions, notes, told, tables, reasons, links, foot } = letter;
  const parts = [
    [...actions, ...notes],
    ...told.map((paragraph) => [paragraph]),
    ...tables.map(tableLines),
    reasons,
    links.map(({ label, url }) => `${label}: ${url}`),
    foot === null ? [] : [foot],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function tableLines({ title, lines, cut }: Table): readonly string[] {
  return [`${title}:`, ...lines.map((line) => `  ${line}`), ...(cut === null ? [] : [`  ${cut}`])];
}
