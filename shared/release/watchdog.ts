// The watchdog: it runs beside ingest and converge, also when they fail, and tells people what nobody else would: that no
// feed was verified, that what is public lags behind, that something still waits for them.
import { type Waiting, waitingIn } from '../allowlist/decisions.ts';
import type { Health, Ports } from '../ports.ts';
import { DAY, type EpochSeconds, formatTime, HOUR } from '../time.ts';
import type { Head } from './head.ts';
import type { Notice } from './notices.ts';
import { CLAIM_LASTS, sendOutbox } from './outbox.ts';
import { isPinned } from './pin.ts';
import { pinReminder, waitingReminder } from './reminder-text.ts';
import { decodeState } from './state-codec.ts';
import { readShownSeq } from './store.ts';
import { updateHead } from './update-head.ts';
import { PIN, type Reminders, type Watchdog } from './watchdog-state.ts';

/** Without a verified feed for so long, someone is told, in seconds. */
const UNVERIFIED_AFTER: EpochSeconds = 2 * HOUR;

/** What is public may lag behind HEAD for so long, in seconds. */
const LAGGING_AFTER: EpochSeconds = 600;

/** When people are reminded of what waits for them, in seconds after they were told; then weekly. */
const REMIND_AFTER: readonly EpochSeconds[] = [HOUR, 4 * HOUR, DAY];

const WEEK: EpochSeconds = 7 * DAY;

/**
 * Looks once, tells what is new, and sends what is due.
 * @returns how many alerts were sent
 * @throws RangewatchError `store-busy`; an adapter's own errors
 */
export async function runWatchdog(ports: Ports, baseUrl: string): Promise<number> {
  const now = ports.clock.now();
  let isThere = false;
  await updateHead(ports, 'to note what people are told', async (head) => {
    isThere = true;
    // After HEAD: what another watchdog told follows from what it saw, and this one must not have seen less.
    const health = (await ports.table.readHealth()) ?? {};
    const shownSeq = await readShownSeq(ports.bucket);
    const waiting = waitingIn(decodeState(head.state, ports.tools), ports.tools.hash);
    return bark(head, { health, shownSeq, waiting, now });
  });
  return isThere ? sendOutbox(ports, baseUrl) : tellOfNoRelease(ports, now);
}

/** What the watchdog looks at. */
export interface Sight {
  readonly health: Health;
  readonly shownSeq: number;
  readonly waiting: readonly Waiting[];
  readonly now: EpochSeconds;
}

/** HEAD with what is to be told; undefined when there is nothing new. */
export function bark(head: Head, sight: Sight): Head | undefined {
  const steps = [feedStep, lagStep, waitingStep].map((step) => step(head, sight));
  const watchdog: Watchdog = Object.assign({}, head.watchdog, ...steps.map(({ told }) => told));
  if (JSON.stringify(watchdog) === JSON.stringify(head.watchdog)) return undefined;
  return { ...head, watchdog, outbox: [...head.outbox, ...steps.flatMap(({ notices }) => notices)] };
}

interface Step {
  readonly told: Partial<Watchdog>;
  readonly notices: readonly Notice[];
}

const NOTHING: Step = { told: {}, notices: [] };

function feedStep({ watchdog }: Head, { health, now }: Sight): Step {
  const verifiedAt = health.verifiedAt ?? 0;
  const told = watchdog.unverifiedSince;
  const isUnverified = now - verifiedAt > UNVERIFIED_AFTER;
  if (isUnverified === (told !== null)) return NOTHING;
  return isUnverified
    ? step(
        'unverified',
        verifiedAt,
        { unverifiedSince: verifiedAt },
        `No feed was verified since ${formatTime(verifiedAt)}. The lists stay as they are; changes of AWS are missed meanwhile. Look at the log of the watch function.`,
      )
    : step(
        'verified',
        told ?? 0,
        { unverifiedSince: null },
        `A feed was verified again at ${formatTime(verifiedAt)}.`,
      );
}

function lagStep({ watchdog, seq, releasedAt }: Head, { health, shownSeq, now }: Sight): Step {
  const told = watchdog.laggingSince;
  const since = Math.min(health.failingSince ?? now, shownSeq < seq ? releasedAt : now);
  const isLagging = now - since >= LAGGING_AFTER;
  if (isLagging === (told !== null)) return NOTHING;
  return isLagging
    ? step(
        'lagging',
        since,
        { laggingSince: since },
        `What is public lags behind since ${formatTime(since)}: release ${shownSeq} is shown, ${seq} is committed. Look at the log of the publish function.`,
      )
    : step(
        'caught-up',
        told ?? 0,
        { laggingSince: null },
        `What is public is up to date again: release ${seq}.`,
      );
}

function waitingStep({ watchdog, pin }: Head, { waiting, now }: Sight): Step {
  const open = waiting.filter(({ deniedAt }) => deniedAt === null);
  const texts = new Map(open.map((each) => [each.digest, waitingReminder(each)]));
  if (pin !== undefined && isPinned(pin, now)) texts.set(`${PIN}${pin.since}`, pinReminder(pin));
  const reminders: Record<string, Reminders> = {};
  const notices: Notice[] = [];
  for (const [key, text] of texts) {
    const before = watchdog.reminders[key] ?? { toldAt: now, given: 0 };
    const due = dueReminders(now - before.toldAt);
    reminders[key] = { ...before, given: Math.max(due, before.given) };
    if (due > before.given) notices.push(notice(`reminder-${key.slice(0, 16)}-${due}`, 'approval', text));
  }
  for (const key of Object.keys(watchdog.reminders).filter((known) => !texts.has(known))) {
    const text = `Nothing waits under ${key.slice(0, 16)} any more: it was settled, or AWS changed it.`;
    notices.push(notice(`settled-${key.slice(0, 16)}`, 'approval', text));
  }
  return { told: { reminders }, notices };
}

/** How many reminders are due so many seconds after people were told. */
function dueReminders(age: EpochSeconds): number {
  const early = REMIND_AFTER.filter((after) => after <= age).length;
  return early + Math.max(0, Math.floor((age - DAY) / WEEK));
}

function step(topic: string, since: EpochSeconds, told: Partial<Watchdog>, text: string): Step {
  return { told, notices: [notice(`${topic}-${since}`, 'health', text)] };
}

/** A notice that depends on no release: it goes out whatever is public. */
function notice(id: string, severity: Notice['severity'], text: string): Notice {
  return { kind: 'notice', id, seq: 0, severity, text };
}

/** Before the first release there is no outbox: the one thing to tell is claimed, sent and marked in HEALTH. */
async function tellOfNoRelease({ table, sendAlert }: Ports, now: EpochSeconds): Promise<number> {
  const { watchedSince, toldAt } = (await table.readHealth()) ?? {};
  if (watchedSince === undefined) await table.patchHealth({ watchedSince: now });
  if (watchedSince === undefined || toldAt !== undefined || now - watchedSince <= UNVERIFIED_AFTER) return 0;
  if ((await table.claimAlarm(now, now + CLAIM_LASTS)) === 'lost') return 0;
  const text = `No feed was verified since ${formatTime(watchedSince)}, and there is no release yet.`;
  await sendAlert({
    id: `no-release-${watchedSince}`,
    severity: 'health',
    subject: `[rangewatch health] ${text}`,
    text: `${text}\n`,
  });
  await table.patchHealth({ toldAt: now });
  return 1;
}
