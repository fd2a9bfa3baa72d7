// The outbox: an alert goes out only when latest.json shows its release; it is sent first and marked afterwards, so that
// a crash between the two sends it twice rather than never.
import { noticeAlert, releaseAlert } from '../alerts/alert.ts';
import { RangewatchError } from '../error.ts';
import type { Alert, Ports } from '../ports.ts';
import { encodeHead, type OutboxItem } from './head.ts';
import { readHead, readManifest } from './store.ts';

/** Races for HEAD that marking one item may lose; the item then stays and is sent again by the next converge. */
const MARK_ATTEMPTS = 8;

/** Sends everything that is due. @returns how many alerts were sent */
export async function sendOutbox(
  ports: Ports,
  outbox: readonly OutboxItem[],
  shownSeq: number,
  baseUrl: string,
): Promise<number> {
  const due = outbox.filter(({ seq }) => seq <= shownSeq);
  for (const item of due) {
    await ports.sendAlert(await alertOf(ports, item, baseUrl));
    await markSent(ports, item);
  }
  return due.length;
}

async function alertOf({ bucket }: Ports, item: OutboxItem, baseUrl: string): Promise<Alert> {
  if (item.kind === 'notice') return noticeAlert(item, baseUrl);
  return releaseAlert(await readManifest(bucket, item.manifest), item, baseUrl);
}

/** Takes an item out of HEAD's outbox. Someone else may have done so already. */
async function markSent(ports: Ports, item: OutboxItem): Promise<void> {
  for (let attempt = 0; attempt < MARK_ATTEMPTS; attempt++) {
    const head = await readHead(ports);
    if (head === undefined || !head.outbox.some(({ id }) => id === item.id)) return;
    const next = { ...head, rev: head.rev + 1, outbox: head.outbox.filter(({ id }) => id !== item.id) };
    if ((await ports.table.writeHead(encodeHead(next), head.rev)) === 'written') return;
  }
  throw new RangewatchError({
    code: 'store-busy',
    seen: `${MARK_ATTEMPTS} lost races for HEAD`,
    expected: 'to mark an alert as sent',
    where: 'table, HEAD',
    remedy: 'the next converge sends it once more and tries again',
  });
}
