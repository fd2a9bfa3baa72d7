// The rows of a request in a language: the cells of every layout, text, CSV and page.
import { fillWords } from '../fill-words.ts';
import type { Text } from '../requirements/requirement.ts';
import type { FirewallRequest } from './request.ts';
import type { RowWord } from './words/translation.ts';
import type { RowWords } from './words/words.ts';

/** The columns, in the order in which a firewall request asks for them. */
export const COLUMNS = [
  'number',
  'action',
  'source',
  'destination',
  'protocol',
  'port',
  'direction',
  'addresses',
  'reason',
  'aws-source',
  'way-back',
] as const satisfies readonly RowWord[];

/** One row, a cell a column. Nothing in it is escaped. */
export type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** The rows of a request, numbered from 1. @param words those of the language: the console fetches them beside its script */
export function cellsOf({ rows }: FirewallRequest, language: keyof Text, words: RowWords): readonly Cells[] {
  return rows.map(({ action, destination, protocol, ports, addresses, reason, sources }, index) => ({
    number: String(index + 1),
    action: words[action],
    source: words['to-fill-in'],
    destination,
    protocol: protocol.toUpperCase(),
    // With a blank after each comma: a spreadsheet would take 443,4195 for one number.
    port: ports.join(', '),
    direction: words.outbound,
    addresses,
    reason: fillWords(words[action === 'open' ? 'reason-of' : 'reason-close'], { title: reason[language] }),
    'aws-source': sources.join('; '),
    'way-back': words[`back-${action}`],
  }));
}
