// A test of the channels: marked as one, and matched by every filter policy, so that it reaches every subscriber.
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';
import { SEVERITIES } from './severity.ts';
import type { Telling } from './telling.ts';

/** What an alert can ask for: the values of the attribute `change`. */
export const CHANGES = ['open', 'close', 'names', 'new', 'none'] as const;

/** The test that a person sends. */
export function testMessage(id: string, who: string, telling: Telling): Message {
  const notice = noticeMessage(id, { severity: 'health', told: { topic: 'test', who } }, telling);
  return { ...notice, kind: 'test', severities: SEVERITIES };
}
