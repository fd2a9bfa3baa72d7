// From a notice to what an alert says.
import type { Advice } from '../release/head.ts';
import { LATEST_KEY } from '../release/keys.ts';
import { healthUrl } from './console-url.ts';
import type { Message } from './message.ts';
import type { Telling } from './telling.ts';
import type { Told } from './told.ts';

/** The alert of a notice. What is about no list in particular concerns all that are watched. */
export function noticeMessage(id: string, { severity, told }: Advice, telling: Telling): Message {
  return {
    schema: 1,
    id,
    kind: 'notice',
    severities: [severity],
    ...concerned(told, telling),
    lists: [],
    listCount: 0,
    newListCount: 0,
    totals: [],
    total: { open: 0, close: 0, openNames: 0, closeNames: 0 },
    told: [told],
    exceptions: [],
    endedExceptions: [],
    exceptionCount: 0,
    endedExceptionCount: 0,
    release: null,
    links: { latest: `${telling.baseUrl}/${LATEST_KEY}`, change: null, console: healthUrl(telling.baseUrl) },
    timeZone: telling.timeZone,
  };
}

function concerned(told: Told, { regions, allowlists }: Telling): Pick<Message, 'regions' | 'allowlists'> {
  if (told.topic !== 'capacity') return { regions, allowlists };
  return { regions: [told.region], allowlists: [told.name] };
}
