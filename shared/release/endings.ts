// What AWS ends on a day: said to those who use it when half a year, three months and one month are left.
import { REQUIREMENTS } from '../requirements/catalogue.ts';
import { concerns, hasOption, isInForce, type Needs } from '../requirements/needs.ts';
import { DAY, parseTime } from '../time.ts';
import type { Head } from './head.ts';
import type { Notice } from './notices.ts';
import { freeNotice, type Sight, type Step } from './watchdog-step.ts';

/** Days before the end at which it is said, the earliest first. */
const SAID_BEFORE = [180, 90, 30] as const;

/** Tells of each end once at each of these; whoever starts late hears it once at once. */
export function endingStep({ watchdog }: Head, { needs, now }: Sight): Step {
  const endings: Record<string, number> = {};
  const notices: Notice[] = [];
  for (const [date, requirements] of endsOf(needs)) {
    const days = Math.ceil(((parseTime(`${date}T00:00:00Z`) ?? 0) - now) / DAY);
    const due = days > 0 ? SAID_BEFORE.findLast((before) => days <= before) : undefined;
    const said = watchdog.endings[date];
    const next = due === undefined ? said : Math.min(due, said ?? due);
    if (next !== undefined) endings[date] = next;
    if (due !== undefined && next !== said) {
      notices.push(freeNotice(`ends-${date}-${due}`, 'health', { topic: 'ends', date, days, requirements }));
    }
  }
  return { told: { endings }, notices };
}

/** The days on which something that is used ends, with the ids of the requirements. */
function endsOf(needs: Needs): ReadonlyMap<string, readonly string[]> {
  const ends = new Map<string, string[]>();
  for (const requirement of REQUIREMENTS) {
    const { id, status } = requirement;
    if (status.kind !== 'ends' || !isInForce(requirement)) continue;
    if (!concerns(requirement, needs) || !hasOption(requirement, needs)) continue;
    ends.set(status.endsOn, [...(ends.get(status.endsOn) ?? []), id]);
  }
  return ends;
}
