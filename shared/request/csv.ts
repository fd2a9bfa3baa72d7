// A request as CSV for a spreadsheet.
import type { Text } from '../requirements/requirement.ts';
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import { COLUMNS, cellsOf } from './cells.ts';
import type { FirewallRequest } from './request.ts';
import type { RowWords } from './words/words.ts';

/** Writes the rows of a request, one line each below a line of headings. To be encoded as UTF-8. */
export function requestCsv(request: FirewallRequest, language: keyof Text, words: RowWords): string {
  return spreadsheetCsv(
    [words, ...cellsOf(request, language, words)].map((row) => COLUMNS.map((column) => row[column])),
  );
}
