// The outbox: an alert goes out only when latest.json shows its release. One sender claims it, sends it, and takes it out;
// a crash in between leaves the claim to lapse, and the alert is sent twice rather than never.
import { alertOf } from '../alerts/alert.ts';
import { releaseMessage } from '../alerts/change-message.ts';
import type { Message } from '../alerts/message.ts';
import { noticeMessage } from '../alerts/notice-message.ts';
import type { Telling } from '../alerts/telling.ts';
import type { Ports } from '../ports.ts';
import type { EpochSeconds } from '../time.ts';
import { changeDocument } from './change-document.ts';
import { readDigest } from './digest.ts';
import type { Head, OutboxItem } from './head.ts';
import { readHead, readManifest } from './store.ts';
import { updateHead } from './update-head.ts';

/** How long a sender has an item for itself, in seconds: longer than a function may run. */
export const CLAIM_LASTS: EpochSeconds = 300;

/**
 * Sends everything that is due and that nobody else is sending, in every language. What fails keeps back nothing else; it
 * is tried again when its claim has lapsed.
 * @param shown the release that is public; where it is not known, only what depends on no release is due
 * @returns how many alerts were sent; one in two languages is one
 * @throws the first failure, after everything was tried
 */
export async function sendOutbox(ports: Ports, telling: Telling, shown: number | undefined): Promise<number> {
  const shownSeq = shown ?? 0;
  const head = await readHead(ports);
  const due = (head?.outbox ?? []).filter(({ seq }) => seq <= shownSeq);
  let sent = 0;
  const failures: unknown[] = [];
  for (const item of due) {
    try {
      if (await sendItem(ports, item, telling)) sent++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return sent;
}

/** Whether there was something to send, and nobody else is sending it. */
async function sendItem(ports: Ports, item: OutboxItem, telling: Telling): Promise<boolean> {
  if (!(await claim(ports, item))) return false;
  const message = await messageOf(ports, item, telling);
  if (message !== undefined) await sendMessage(ports, message, telling);
  await takeOut(ports, item);
  return message !== undefined;
}

/** Sends one alert in every language. */
export async function sendMessage(
  { sendAlert }: Pick<Ports, 'sendAlert'>,
  message: Message,
  { languages }: Pick<Telling, 'languages'>,
): Promise<void> {
  for (const language of languages) await sendAlert(alertOf(message, language));
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

async function messageOf(
  { bucket }: Ports,
  item: OutboxItem,
  telling: Telling,
): Promise<Message | undefined> {
  switch (item.kind) {
    case 'notice':
      return noticeMessage(item.id, item, telling);
    case 'digest':
      return readDigest(bucket, item, telling);
    case 'release': {
      const document = changeDocument(await readManifest(bucket, item.manifest));
      return releaseMessage(item.id, document, item.also, telling);
    }
  }
}
