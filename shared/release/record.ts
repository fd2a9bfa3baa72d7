// Recording what became of a feed: when one was last verified, that an old one was served, that one was rejected.
import { RangewatchError } from '../error.ts';
import type { SyncToken } from '../feed/feed.ts';
import type { Ports } from '../ports.ts';
import { encodeHead, type Head, NOTICES_REMEMBERED, type OutboxItem } from './head.ts';
import { readHead } from './store.ts';

/** Codes of a feed that cannot be used, as against one that could not be had. */
const REJECTIONS = /^(?:feed-(?!unreachable)|prefix-)/;

/** Attempts to put the notice of a rejection in the outbox. */
const NOTICE_ATTEMPTS = 5;

/** Whether an error means that the feed itself is bad. */
export function isRejection(error: unknown): error is RangewatchError {
  return error instanceof RangewatchError && REJECTIONS.test(error.code);
}

/** Notes that a feed was verified now. */
export async function recordVerified({ table, clock }: Ports, syncToken: SyncToken): Promise<void> {
  await table.writeHealth({ verifiedAt: clock.now(), syncToken });
}

/** Notes that an older feed was served. The last verification stays what it was. */
export async function recordStale({ table, clock }: Ports, head: Head | undefined): Promise<void> {
  const health = await table.readHealth();
  await table.writeHealth({
    verifiedAt: health?.verifiedAt ?? 0,
    syncToken: health?.syncToken ?? head?.syncToken ?? 0,
    staleAt: clock.now(),
  });
}

/** Puts a notice of a rejected feed in the outbox, once for each way in which it was bad. */
export async function recordRejection(ports: Ports, error: RangewatchError): Promise<void> {
  const digest = ports.tools.hash('sha256', new TextEncoder().encode(error.message));
  const id = `rejected-${digest.slice(0, 16)}`;
  for (let attempt = 0; attempt < NOTICE_ATTEMPTS; attempt++) {
    const head = await readHead(ports);
    // Without a first release there is no list to protect and no outbox; the caller reports the error itself.
    if (head === undefined || head.noticed.includes(id)) return;
    const text = `A feed was rejected, and every list stays as it was. ${error.message}`;
    const notice: OutboxItem = { kind: 'notice', id, seq: head.seq, severity: 'health', text };
    const next: Head = {
      ...head,
      rev: head.rev + 1,
      outbox: [...head.outbox, notice],
      noticed: [...head.noticed, id].slice(-NOTICES_REMEMBERED),
    };
    if ((await ports.table.writeHead(encodeHead(next), head.rev)) === 'written') return;
  }
}
