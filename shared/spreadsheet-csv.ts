// CSV that a spreadsheet opens rightly, Japanese included: a byte order mark, CRLF (RFC 4180), no formulas.

/** What spreadsheets take for a formula when a cell begins with it; in Japanese they take the wide forms as well. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** Without it Excel reads a file as the code page of its machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes rows of cells, one line each. To be encoded as UTF-8. */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(csvCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** A text that would be a formula gets an apostrophe in front, by which spreadsheets know a text. */
function csvCell(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  const inert = FORMULA.test(line) ? `'${line}` : line;
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
