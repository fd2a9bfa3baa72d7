// The outbox: an alert goes out only when latest.json shows its release. One sender claims it, sends it, and takes it out;
// a crash in between leaves the claim to lapse, and the alert is sent twice rather than never.
import { noticeAlert, releaseAlert } from '../alerts/alert.ts';
import type { Alert, Ports } from '../ports.ts';
import type { EpochSeconds } from '../time.ts';
import type { Head, OutboxItem } from './head.ts';
import { readHead, readManifest } from './store.ts';
import { updateHead } from './update-head.ts';

/** How long a sender has an item for itself, in seconds: longer than a function may run. */
export const CLAIM_LASTS: EpochSeconds = 300;

/**
 * Sends everything that is due and that nobody else is sending.
 * @param shown the release that is public; where it is not known, only what depends on no release is due
 * @returns how many alerts were sent
 */
export async function sendOutbox(ports: Ports, baseUrl: string, shown: number | undefined): Promise<number> {
  const shownSeq = shown ?? 0;
  const head = await readHead(ports);
  const due = (head?.outbox ?? []).filter(({ seq }) => seq <= shownSeq);
  let sent = 0;
  for (const item of due) {
    if (!(await claim(ports, item))) continue;
    await ports.sendAlert(await alertOf(ports, item, baseUrl));
    await takeOut(ports, item);
    sent++;
  }
  return sent;
}

/** Whether the item is this sender's now: it is still there, and nobody else has it. */
async function claim(ports: Ports, { id }: OutboxItem): Promise<boolean> {
  const now = ports.clock.now();
  const claimed = await updateHead(ports, 'to claim an alert', (head) => {
    const item = head.outbox.find((each) => each.id === id);
    if (item === undefined || (item.claimedUntil ?? 0) > now) return undefined;
    return withItem(head, { ...item, claimedUntil: now + CLAIM_LASTS });
  });
  return claimed !== undefined;
}

function withItem(head: Head, item: OutboxItem): Head {
  return { ...head, outbox: head.outbox.map((each) => (each.id === item.id ? item : each)) };
}

async function takeOut(ports: Ports, { id }: OutboxItem): Promise<void> {
  await updateHead(ports, 'to mark an alert as sent', (head) => {
    const outbox = head.outbox.filter((each) => each.id !== id);
    return outbox.length === head.outbox.length ? undefined : { ...head, outbox };
  });
}

async function alertOf({ bucket }: Ports, item: OutboxItem, baseUrl: string): Promise<Alert> {
  if (item.kind === 'notice') return noticeAlert(item, baseUrl);
  return releaseAlert(await readManifest(bucket, item.manifest), item, baseUrl);
}
