// A test of the channels: marked as one, and matched by every filter policy, so that it reaches every subscriber.
import { LATEST_KEY } from '../release/keys.ts';
import type { Message } from './message.ts';
import { SEVERITIES } from './severity.ts';
import type { Telling } from './telling.ts';

/** What an alert can ask for: the values of the attribute `change`. */
export const CHANGES = ['open', 'close', 'names', 'new', 'none'] as const;

/** The test that a person sends. */
export function testMessage(id: string, who: string, telling: Telling): Message {
  return {
    schema: 1,
    id,
    kind: 'test',
    severities: SEVERITIES,
    regions: telling.regions,
    allowlists: telling.allowlists,
    lists: [],
    listCount: 0,
    newListCount: 0,
    totals: [],
    total: { open: 0, close: 0, openNames: 0, closeNames: 0 },
    told: [{ topic: 'test', who }],
    exceptions: [],
    endedExceptions: [],
    exceptionCount: 0,
    endedExceptionCount: 0,
    release: null,
    links: { latest: `${telling.baseUrl}/${LATEST_KEY}`, change: null, console: null },
    timeZone: telling.timeZone,
  };
}
