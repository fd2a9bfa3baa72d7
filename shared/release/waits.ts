// What waits for a person, as it is told.
import type { Told } from '../alerts/told.ts';
import { namedOf } from '../alerts/told.ts';
import type { Waiting } from '../allowlist/decisions.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { aggregate, countAddresses } from '../prefix/set.ts';

/** How much of a digest is enough to settle what waits. */
const DIGEST_SHOWN = 16;

/** What waits, how much it is, and under which digest it is settled. */
export function waitsFact({ kind, selector, prefixes, digest, since }: Waiting, isReminder: boolean): Told {
  const addresses = String(countAddresses(aggregate(prefixes.map(parsePrefix))));
  const named = namedOf(prefixes);
  return {
    topic: 'waits',
    kind,
    selector,
    digest: digest.slice(0, DIGEST_SHOWN),
    since,
    prefixes: named,
    addresses,
    isReminder,
  };
}
