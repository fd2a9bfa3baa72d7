// Recording what became of a feed: when one was last verified, that an old one was served, that one was rejected.
import { RangewatchError } from '../error.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Ports } from '../ports.ts';
import { type Head, NOTICES_REMEMBERED, type OutboxItem } from './head.ts';
import { updateHead } from './update-head.ts';

/** Codes of a feed that cannot be used, as against one that could not be had. */
const REJECTIONS = /^(?:feed-(?!unreachable)|prefix-)/;

/**
 * Notices of rejections that may wait to be sent. While nothing can be sent and each poll brings another bad feed, an
 * outbox without bound would fill HEAD until the next good feed did not fit either.
 */
const REJECTIONS_WAITING = 20;

/** How the id of a rejection's notice begins. */
const REJECTED = 'rejected-';

/** Whether an error means that the feed itself is bad. */
export function isRejection(error: unknown): error is RangewatchError {
  return error instanceof RangewatchError && REJECTIONS.test(error.code);
}

/** Notes that a feed was verified now. */
export async function recordVerified({ table, clock }: Ports, syncToken: SyncToken): Promise<void> {
  await table.patchHealth({ verifiedAt: clock.now(), syncToken });
}

/** Notes that an older feed was served. The last verification stays what it was. */
export async function recordStale({ table, clock }: Ports): Promise<void> {
  await table.patchHealth({ staleAt: clock.now() });
}

/** Copies decisions from HEAD to the table, and takes them out of HEAD. */
export async function keepRecords(ports: Ports, { records }: Head): Promise<void> {
  if (records.length === 0) return;
  for (const record of records) await ports.table.writeDecision(record);
  const kept = new Set(records.map(({ digest }) => digest));
  await updateHead(ports, 'to note that decisions are kept', (head) => {
    const rest = head.records.filter(({ digest }) => !kept.has(digest));
    return rest.length === head.records.length ? undefined : { ...head, records: rest };
  });
}

/** Puts a notice of a rejected feed in the outbox, once for each way in which it was bad. */
export async function recordRejection(ports: Ports, error: RangewatchError): Promise<void> {
  const id = rejectionId(ports, error);
  // Without a first release there is no list to protect and no outbox; the caller reports the error itself.
  await updateHead(ports, 'to note that a feed was rejected', (head) => {
    if (head.noticed.includes(id)) return undefined;
    if (head.outbox.filter((item) => item.id.startsWith(REJECTED)).length >= REJECTIONS_WAITING)
      return undefined;
    const told = { topic: 'rejected', problem: error.message } as const;
    const notice: OutboxItem = { kind: 'notice', id, seq: head.seq, severity: 'health', told };
    return {
      ...head,
      outbox: [...head.outbox, notice],
      noticed: [...head.noticed, id].slice(-NOTICES_REMEMBERED),
    };
  });
}

/** What was expected is no part of it: where that names the time, each poll would give the same bad feed another id. */
function rejectionId({ tools }: Ports, { problem: { code, where, seen } }: RangewatchError): string {
  const digest = tools.hash('sha256', new TextEncoder().encode(JSON.stringify([code, where, seen])));
  return `${REJECTED}${digest.slice(0, 16)}`;
}
