// Reminders: what waits for a person is said again, seldom enough to be read each time.
import { DAY, type EpochSeconds, HOUR } from '../time.ts';
import type { Head } from './head.ts';
import type { Notice } from './notices.ts';
import { isPinned } from './pin.ts';
import { pinReminder, waitingReminder } from './reminder-text.ts';
import { PIN, type Reminders } from './watchdog-state.ts';
import { freeNotice, type Sight, type Step } from './watchdog-step.ts';

/** When people are reminded of what waits for them, in seconds after they were told; then weekly. */
const REMIND_AFTER: readonly EpochSeconds[] = [HOUR, 4 * HOUR, DAY];

const WEEK: EpochSeconds = 7 * DAY;

/** Reminds of what waits and of a pin, and says when a question is gone. */
export function waitingStep({ watchdog, pin }: Head, { waiting, now }: Sight): Step {
  const open = waiting.filter(({ deniedAt }) => deniedAt === null);
  const texts = new Map(open.map((each) => [each.digest, waitingReminder(each)]));
  if (pin !== undefined && isPinned(pin, now)) texts.set(`${PIN}${pin.since}`, pinReminder(pin));
  const reminders: Record<string, Reminders> = {};
  const notices: Notice[] = [];
  for (const [key, text] of texts) {
    const before = watchdog.reminders[key] ?? { toldAt: now, given: 0 };
    const due = dueReminders(now - before.toldAt);
    reminders[key] = { ...before, given: Math.max(due, before.given) };
    if (due > before.given) notices.push(freeNotice(`reminder-${key.slice(0, 16)}-${due}`, 'approval', text));
  }
  for (const key of Object.keys(watchdog.reminders).filter((known) => !texts.has(known))) {
    const text = `Nothing waits under ${key.slice(0, 16)} any more: it was settled, or AWS changed it.`;
    notices.push(freeNotice(`settled-${key.slice(0, 16)}`, 'approval', text));
  }
  return { told: { reminders }, notices };
}

/** How many reminders are due so many seconds after people were told. */
function dueReminders(age: EpochSeconds): number {
  const early = REMIND_AFTER.filter((after) => after <= age).length;
  return early + Math.max(0, Math.floor((age - DAY) / WEEK));
}
