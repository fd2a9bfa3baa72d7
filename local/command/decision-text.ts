// What a person reads of decisions at the terminal.
import type { DecisionAnswer } from '../../functions/approve.ts';
import type { WaitingAnswer } from '../../shared/approvals.ts';
import { formatTime } from '../../shared/time.ts';
import { countWords } from '../count-words.ts';
import { printTable } from './table.ts';

/** What waits, as a table, and what is held or pinned. */
export function waitingText({ seq, waiting, held, pin }: WaitingAnswer): string {
  const rows = waiting.map(({ digest, kind, selector, prefixes, addresses, since, deniedAt }) => [
    digest.slice(0, 16),
    deniedAt === null ? kind : `${kind}, denied`,
    selector,
    `${prefixes.length} (${countWords(addresses, 'address', 'addresses')})`,
    formatTime(since),
    prefixes.length > 3 ? `${prefixes.slice(0, 3).join(' ')} …` : prefixes.join(' '),
  ]);
  const pinned =
    pin === null
      ? []
      : [
          `Pinned to release ${pin.toSeq} ${pin.until === null ? 'until unpin' : `until ${formatTime(pin.until)}`}.`,
        ];
  return [
    rows.length === 0
      ? 'Nothing waits for you.\n'
      : printTable(['digest', 'what', 'selector', 'prefixes', 'since', ''], rows),
    ...[
      ...pinned,
      `Release ${seq} is current; ${countWords(held.length, 'prefix is held and will leave by itself', 'prefixes are held and will leave by themselves')}.`,
    ].map((line) => `${line}\n`),
  ].join('');
}

/** What was settled, and what came of it. */
export function settledText({ result, seq, decision, subject, prefixes }: DecisionAnswer): string {
  const what = `${decision}: ${subject}${prefixes.length > 0 ? `, ${countWords(prefixes.length, 'prefix', 'prefixes')}` : ''}`;
  return result === 'released'
    ? `${what}. Release ${seq} is committed.\n`
    : `${what}. Noted; the lists of release ${seq} stay as they are.\n`;
}
