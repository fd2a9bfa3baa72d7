// A request as CSV for a spreadsheet.
import type { Text } from '../requirements/requirement.ts';
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import { COLUMNS, cellsOf, ROW_WORDS } from './cells.ts';
import type { FirewallRequest } from './request.ts';

/** Writes the rows of a request, one line each below a line of headings. To be encoded as UTF-8. */
export function requestCsv(request: FirewallRequest, language: keyof Text): string {
  return spreadsheetCsv(
    [ROW_WORDS[language], ...cellsOf(request, language)].map((row) => COLUMNS.map((column) => row[column])),
  );
}
