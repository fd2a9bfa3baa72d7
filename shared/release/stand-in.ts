// What stands in contents and histories where other entries have a service of the feed.

/** Named by a document only, held though AWS removed it, or included by the configuration. */
export const STAND_INS = ['documented', 'held', 'included'] as const;

/** One of them. */
export type StandIn = (typeof STAND_INS)[number];

/** Whether what asks for an entry is no service of the feed. */
export function isStandIn(service: string): service is StandIn {
  return STAND_INS.some((each) => each === service);
}
