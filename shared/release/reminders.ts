// Reminders: what waits for a person is said again, seldom enough to be read each time.
import type { Told } from '../alerts/told.ts';
import { DAY, type EpochSeconds, HOUR } from '../time.ts';
import type { Head } from './head.ts';
import type { Notice } from './notices.ts';
import { isPinned } from './pin.ts';
import { waitsFact } from './waits.ts';
import { PIN, type Reminders } from './watchdog-state.ts';
import { freeNotice, type Sight, type Step } from './watchdog-step.ts';

/** When people are reminded of what waits for them, in seconds after they were told; then weekly. */
const REMIND_AFTER: readonly EpochSeconds[] = [HOUR, 4 * HOUR, DAY];

const WEEK: EpochSeconds = 7 * DAY;

/** Reminds of what waits and of a pin, and says when a question is gone. */
export function waitingStep({ watchdog, pin }: Head, { waiting, now }: Sight): Step {
  const open = waiting.filter(({ deniedAt }) => deniedAt === null);
  const facts = new Map<string, Told>(open.map((each) => [each.digest, waitsFact(each, true)]));
  if (pin !== undefined && isPinned(pin, now)) {
    const { toSeq: to, since, until } = pin;
    facts.set(`${PIN}${since}`, { topic: 'pinned', to, since, until });
  }
  const reminders: Record<string, Reminders> = {};
  const notices: Notice[] = [];
  for (const [key, told] of facts) {
    const before = watchdog.reminders[key] ?? { toldAt: now, given: 0 };
    const due = dueReminders(now - before.toldAt);
    reminders[key] = { ...before, given: Math.max(due, before.given) };
    if (due > before.given) notices.push(freeNotice(`reminder-${key.slice(0, 16)}-${due}`, 'approval', told));
  }
  for (const key of Object.keys(watchdog.reminders).filter((known) => !facts.has(known))) {
    const digest = key.slice(0, 16);
    notices.push(freeNotice(`settled-${digest}`, 'approval', { topic: 'settled', digest }));
  }
  return { told: { reminders }, notices };
}

/** How many reminders are due so many seconds after people were told. */
function dueReminders(age: EpochSeconds): number {
  const early = REMIND_AFTER.filter((after) => after <= age).length;
  return early + Math.max(0, Math.floor((age - DAY) / WEEK));
}
