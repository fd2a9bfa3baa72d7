// What an audit looks at in a feed: gateways and AMAZON, in every Region that the feed has.
import type { Feed } from '../feed/feed.ts';
import { GATEWAYS } from './resolve-gateways.ts';
import { type SelectorKey, selectorKey } from './taken.ts';

const SERVICES: ReadonlySet<string> = new Set([GATEWAYS, 'AMAZON', 'GLOBALACCELERATOR']);

/** The selectors of an audit. */
export function auditSelectors({ entries }: Feed): ReadonlySet<SelectorKey> {
  const keys = new Set<SelectorKey>();
  for (const { service, region } of entries)
    if (SERVICES.has(service)) keys.add(selectorKey(service, region));
  return keys;
}
