// Changing HEAD beside a release: read, change, write under the next revision. A lost race reads again and decides again.
import { RangewatchError } from '../error.ts';
import type { Ports } from '../ports.ts';
import { encodeHead, type Head } from './head.ts';
import { readHead } from './store.ts';

/** Races for HEAD that one change may lose. */
const ATTEMPTS = 8;

/**
 * Changes HEAD, or leaves it.
 * @param change gets HEAD and answers what becomes of it, or undefined to leave it as it is
 * @param purpose what it is for, for the error: `to mark an alert as sent`
 * @returns HEAD as it was written; undefined where there is none, or where it was left as it is
 * @throws RangewatchError `store-busy`
 */
export async function updateHead(
  ports: Pick<Ports, 'table'>,
  purpose: string,
  change: (head: Head) => Head | undefined | Promise<Head | undefined>,
): Promise<Head | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const head = await readHead(ports);
    const changed = head === undefined ? undefined : await change(head);
    if (head === undefined || changed === undefined) return undefined;
    const next = { ...changed, rev: head.rev + 1 };
    if ((await ports.table.writeHead(encodeHead(next), head.rev)) === 'written') return next;
  }
  throw lostRaces(ATTEMPTS, purpose);
}

/** The error of someone who lost too many races for HEAD. */
export function lostRaces(attempts: number, purpose: string): RangewatchError {
  return new RangewatchError({
    code: 'store-busy',
    seen: `${attempts} lost races for HEAD`,
    expected: purpose,
    where: 'table, HEAD',
    remedy: 'whatever runs next will try again',
  });
}
