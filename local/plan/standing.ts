// Holds and withheld prefixes, read back from what is published of them.

import type { AllowlistName } from '../../shared/allowlist/allowlists.ts';
import type { Hold } from '../../shared/allowlist/holds.ts';
import type { Withheld } from '../../shared/allowlist/withheld.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { parsePrefix } from '../../shared/prefix/parse.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import type { SelectorKey, TakenPrefix } from '../../shared/requirements/taken.ts';
import { parseTime } from '../../shared/time.ts';

/** One entry of `held` in `latest.json`. */
interface HeldDocument {
  readonly region: string;
  readonly allowlist: AllowlistName;
  readonly prefix: string;
  readonly since: string;
  readonly until: string | null;
  readonly cause: Hold['cause'];
  readonly awaitsApproval: boolean;
}

/** One entry of `withheld`. */
interface WithheldDocument {
  readonly selector: SelectorKey;
  readonly prefix: string;
  readonly since: string;
}

/** The holds of a release. Which selector's guard stopped a removal is not published, and matters to nothing here. */
export function holdsOf({ held }: LatestDocument): readonly Hold[] {
  return (held as readonly HeldDocument[]).map(
    ({ region, allowlist, prefix, since, until, cause, awaitsApproval }) => {
      const begun = parseTime(since) ?? 0;
      const hold: Hold = {
        region,
        name: allowlist,
        ...taken(prefix),
        cause,
        since: begun,
        until: until === null ? begun : (parseTime(until) ?? begun),
      };
      return awaitsApproval ? { ...hold, waits: { selector: 'unknown unknown' } } : hold;
    },
  );
}

/** What a release withholds. */
export function withheldOf({ withheld }: LatestDocument): readonly Withheld[] {
  return (withheld as readonly WithheldDocument[]).map(({ selector, prefix, since }) => ({
    selector,
    ...taken(prefix),
    since: parseTime(since) ?? 0,
  }));
}

function taken(text: string): TakenPrefix {
  const prefix = parsePrefix(text);
  return { prefix, text: formatPrefix(prefix) };
}
