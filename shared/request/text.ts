// A request as plain text, for a mail or a ticket.
import type { Text } from '../requirements/requirement.ts';
import { COLUMNS, cellsOf } from './cells.ts';
import type { FirewallRequest } from './request.ts';
import { PAGE_WORDS, summaryOf } from './summary.ts';
import { ROW_WORDS } from './words/words.ts';

/** Prints a request. */
export function requestText(request: FirewallRequest, language: keyof Text): string {
  const words = PAGE_WORDS[language];
  const columns = ROW_WORDS[language];
  const { subject, blanks, facts } = summaryOf(request, language);
  const rows = cellsOf(request, language, ROW_WORDS[language]).flatMap((row) => [
    '',
    ...COLUMNS.filter((column) => row[column] !== '').map((column) => `${columns[column]}: ${row[column]}`),
  ]);
  return [
    words.title,
    '',
    ...blanks.map((label) => `${label}: ____________`),
    '',
    `${words.subject}: ${subject}`,
    ...facts.map(({ label, text }) => `${label}: ${text}`),
    ...rows,
  ]
    .map((line) => `${line}\n`)
    .join('');
}
