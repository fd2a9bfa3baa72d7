// The watchdog: it runs beside ingest and converge, also when they fail, and tells people what nobody else would: that no
// feed was verified, that what is public lags behind, that something still waits for them.
import { noticeMessage } from '../alerts/notice-message.ts';
import type { Telling } from '../alerts/telling.ts';
import type { Told } from '../alerts/told.ts';
import { waitingIn } from '../allowlist/decisions.ts';
import type { Bucket, Ports } from '../ports.ts';
import { type EpochSeconds, HOUR } from '../time.ts';
import { endingStep } from './endings.ts';
import type { Head } from './head.ts';
import { CLAIM_LASTS, sendMessage, sendOutbox } from './outbox.ts';
import { waitingStep } from './reminders.ts';
import { decodeStanding } from './state-codec.ts';
import { readShownSeq } from './store.ts';
import { updateHead } from './update-head.ts';
import type { Watchdog } from './watchdog-state.ts';
import { freeNotice, type Sight, type Step } from './watchdog-step.ts';

/** Without a verified feed for so long, someone is told, in seconds. */
const UNVERIFIED_AFTER: EpochSeconds = 2 * HOUR;

/** What is public may lag behind HEAD for so long, in seconds. */
const LAGGING_AFTER: EpochSeconds = 600;

/**
 * Looks once, tells what is new, and sends what is due.
 * @returns how many alerts were sent
 * @throws RangewatchError `store-busy`; an adapter's own errors
 */
export async function runWatchdog(ports: Ports, telling: Telling): Promise<number> {
  const now = ports.clock.now();
  let isThere = false;
  await updateHead(ports, 'to note what people are told', async (head) => {
    isThere = true;
    // After HEAD: what another watchdog told follows from what it saw, and this one must not have seen less.
    const health = (await ports.table.readHealth()) ?? {};
    const shownSeq = await shownIn(ports.bucket);
    const waiting = waitingIn(decodeStanding(head.state, ports.tools), ports.tools.hash);
    return bark(head, { health, shownSeq, waiting, needs: telling.needs, now });
  });
  return isThere
    ? sendOutbox(ports, telling, await shownIn(ports.bucket))
    : tellOfNoRelease(ports, telling, now);
}

/** The release that is public; undefined where the bucket cannot be read, which must not keep the watchdog quiet. */
async function shownIn(bucket: Bucket): Promise<number | undefined> {
  return readShownSeq(bucket).catch(() => undefined);
}

/** HEAD with what is to be told; undefined when there is nothing new. */
export function bark(head: Head, sight: Sight): Head | undefined {
  const steps = [feedStep, lagStep, waitingStep, endingStep].map((step) => step(head, sight));
  const watchdog: Watchdog = Object.assign({}, head.watchdog, ...steps.map(({ told }) => told));
  if (JSON.stringify(watchdog) === JSON.stringify(head.watchdog)) return undefined;
  return { ...head, watchdog, outbox: [...head.outbox, ...steps.flatMap(({ notices }) => notices)] };
}

const NOTHING: Step = { told: {}, notices: [] };

function feedStep({ watchdog, releasedAt }: Head, { health, now }: Sight): Step {
  // A release is made of a feed that was verified, also where whoever made it died before he noted so.
  const verifiedAt = health.verifiedAt ?? releasedAt;
  const told = watchdog.unverifiedSince;
  const isUnverified = now - verifiedAt > UNVERIFIED_AFTER;
  if (isUnverified === (told !== null)) return NOTHING;
  return isUnverified
    ? step(
        'unverified',
        verifiedAt,
        { unverifiedSince: verifiedAt },
        { topic: 'unverified', since: verifiedAt },
      )
    : step('verified', told ?? 0, { unverifiedSince: null }, { topic: 'verified', at: verifiedAt });
}

function lagStep({ watchdog, seq, releasedAt }: Head, { health, shownSeq, now }: Sight): Step {
  const told = watchdog.laggingSince;
  const isBehind = shownSeq !== undefined && shownSeq < seq;
  const since = Math.min(health.failingSince ?? now, isBehind ? releasedAt : now);
  const isLagging = now - since >= LAGGING_AFTER;
  if (isLagging === (told !== null)) return NOTHING;
  // What cannot be seen is not over.
  if (!isLagging && shownSeq === undefined) return NOTHING;
  return isLagging
    ? step(
        'lagging',
        since,
        { laggingSince: since },
        { topic: 'lagging', since, shown: shownSeq ?? null, seq },
      )
    : step('caught-up', told ?? 0, { laggingSince: null }, { topic: 'caught-up', seq });
}

function step(id: string, since: EpochSeconds, remembered: Partial<Watchdog>, told: Told): Step {
  return { told: remembered, notices: [freeNotice(`${id}-${since}`, 'health', told)] };
}

/** Before the first release there is no outbox: the one thing to tell is claimed, sent and marked in HEALTH. */
async function tellOfNoRelease(ports: Ports, telling: Telling, now: EpochSeconds): Promise<number> {
  const { table } = ports;
  const { watchedSince, toldAt } = (await table.readHealth()) ?? {};
  if (watchedSince === undefined) await table.patchHealth({ watchedSince: now });
  if (watchedSince === undefined || toldAt !== undefined || now - watchedSince <= UNVERIFIED_AFTER) return 0;
  if ((await table.claimAlarm(now, now + CLAIM_LASTS)) === 'lost') return 0;
  const told = { topic: 'no-release', since: watchedSince } as const;
  const message = noticeMessage(`no-release-${watchedSince}`, { severity: 'health', told }, telling);
  await sendMessage(ports, message, telling);
  await table.patchHealth({ toldAt: now });
  return 1;
}
