// A request as CSV that a spreadsheet opens rightly, Japanese included: a byte order mark, CRLF (RFC 4180), no formulas.
import type { Text } from '../requirements/requirement.ts';
import { COLUMNS, cellsOf, ROW_WORDS } from './cells.ts';
import type { FirewallRequest } from './request.ts';

/** What spreadsheets take for a formula when a cell begins with it; in Japanese they take the wide forms as well. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** Without it Excel reads a file as the code page of its machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes the rows of a request, one line each below a line of headings. To be encoded as UTF-8. */
export function requestCsv(request: FirewallRequest, language: keyof Text): string {
  const lines = [ROW_WORDS[language], ...cellsOf(request, language)].map((row) =>
    COLUMNS.map((column) => csvCell(row[column])).join(','),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** A text that would be a formula gets an apostrophe in front, by which spreadsheets know a text. */
function csvCell(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  const inert = FORMULA.test(line) ? `'${line}` : line;
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
