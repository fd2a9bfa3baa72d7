// One cell of a CSV file (RFC 4180): quoted where it must be, ASCII, on one line, and never a formula.

/** What spreadsheets take for a formula when a cell begins with it, quoted or not. */
const FORMULA = /^[=+\-@]/;

/** Outside printable ASCII: spreadsheets guess the encoding, and a line break in a cell breaks readers of lines. */
const STRANGE = /[^\x20-\x7e]/g;

/** What stands as it is: nearly every cell, so that a long list takes no time. */
const PLAIN = /^[\w*](?:[\w .:/;*-]*[\w*])?$/;

/** Writes one cell. A text that would be a formula gets an apostrophe in front, by which spreadsheets know a text. */
export function csvCell(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  const ascii = text.replace(
    STRANGE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const inert = FORMULA.test(ascii.trimStart()) ? `'${ascii}` : ascii;
  return /[",]|^ | $/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Reads one line into its cells; undefined where it is not what RFC 4180 allows on one line. */
export function readCsvLine(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  // A cell, and the comma or the end after it. Sticky, so that nothing between two cells is passed over.
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const [, quoted, bare = '', end] = cell.exec(line) ?? [];
    if (end === undefined) return undefined;
    cells.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') return cells;
  }
}
