// What one step of the watchdog looks at, and what it answers.
import type { Told } from '../alerts/told.ts';
import type { Waiting } from '../allowlist/decisions.ts';
import type { Health } from '../ports.ts';
import type { Needs } from '../requirements/needs.ts';
import type { EpochSeconds } from '../time.ts';
import type { Notice } from './notices.ts';
import type { Watchdog } from './watchdog-state.ts';

/** What the watchdog looks at. */
export interface Sight {
  readonly health: Health;
  /** The release that is public; undefined where the bucket does not say. */
  readonly shownSeq: number | undefined;
  readonly waiting: readonly Waiting[];
  readonly needs: Needs;
  readonly now: EpochSeconds;
}

/** What HEAD is to remember of what was told, and what is to be told now. */
export interface Step {
  readonly told: Partial<Watchdog>;
  readonly notices: readonly Notice[];
}

/** A notice that depends on no release: it goes out whatever is public. */
export function freeNotice(id: string, severity: Notice['severity'], told: Told): Notice {
  return { kind: 'notice', id, seq: 0, severity, told };
}
