// What must be published, written a second time and in another way: section 5 of the design on sets of small blocks. Each
// step of HEAD is taken here as well, and the lists of the release must be exactly what comes out.
import { atomsOf, countBeyond } from './atoms.ts';
import { LISTS, type List, REGION, SERVICES, UNPUBLISHABLE } from './feeds.ts';

/** The guards of the simulated configuration: strict, so that small feeds run into them. */
export const GUARDS = { gatewayPrefixes: 3, lossPercent: 20, growthPercent: 40, smallSelector: 4 } as const;

/** Days of a hold. */
export const HOLD_DAYS = 7;

interface Withheld {
  readonly since: number;
  readonly deniedAt: number | null;
}

interface Hold extends Withheld {
  readonly until: number;
  readonly waits: boolean;
}

/** What a person decided, as HEAD's record says. */
export interface ModelDecision {
  readonly decision: string;
  readonly subject: string;
  readonly prefixes: readonly string[];
  readonly at: number;
}

/** One step: the feed that HEAD has now, the time that the run read, and what was decided. */
export interface ModelStep {
  readonly prefixes: Readonly<Record<List, readonly string[]>>;
  readonly createDate: number;
  readonly clock: number;
  readonly decision: ModelDecision | undefined;
}

/** The second opinion. */
export class Model {
  private readonly lists = new Map<List, ListModel>();

  step(step: ModelStep): void {
    for (const list of LISTS) {
      const known = this.lists.get(list);
      if (known === undefined) this.lists.set(list, new ListModel(list, step.prefixes[list]));
      else known.step(step);
    }
  }

  /** What must be published now, in atoms. */
  published(list: List): ReadonlySet<string> {
    return this.lists.get(list)?.published() ?? new Set();
  }

  /** The prefixes that are withheld or whose removal waits, by kind: what a person may be asked. */
  waiting(list: List): { readonly additions: readonly string[]; readonly removals: readonly string[] } {
    return this.lists.get(list)?.waiting() ?? { additions: [], removals: [] };
  }
}

class ListModel {
  private present: ReadonlySet<string>;
  private withheld = new Map<string, Withheld>();
  private holds = new Map<string, Hold>();

  private readonly list: List;

  constructor(list: List, prefixes: readonly string[]) {
    this.list = list;
    this.present = publishable(prefixes);
  }

  step({ prefixes, createDate, clock, decision }: ModelStep): void {
    const next = publishable(prefixes[this.list]);
    const before = new Set([...this.present].filter((prefix) => !this.withheld.has(prefix)));
    const guarded = this.guarded(next);
    this.settleWithheld(next, decision);
    // What is published still, because it is held, is no addition.
    const additions = guarded.additions.filter((prefix) => !this.holds.has(prefix));
    for (const prefix of additions) this.withheld.set(prefix, { since: createDate, deniedAt: null });
    const now = new Set([...next].filter((prefix) => !this.withheld.has(prefix)));
    this.followHolds(before, now, guarded.removals, { createDate, clock, decision });
    this.present = next;
  }

  published(): ReadonlySet<string> {
    const input = [...this.present].filter((prefix) => !this.withheld.has(prefix));
    return atomsOf([...input, ...this.holds.keys()]);
  }

  waiting() {
    return {
      additions: [...this.withheld.keys()],
      removals: [...this.holds].filter(([, { waits }]) => waits).map(([prefix]) => prefix),
    };
  }

  private guarded(next: ReadonlySet<string>) {
    const additions: string[] = [];
    const removals: string[] = [];
    for (const isIpv6 of [false, true]) {
      const of = (set: ReadonlySet<string>) => [...set].filter((prefix) => prefix.includes(':') === isIpv6);
      const [old, current] = [of(this.present), of(next)];
      const added = current.filter((prefix) => !this.present.has(prefix));
      const removed = old.filter((prefix) => !next.has(prefix));
      const [oldAtoms, newAtoms] = [atomsOf(old), atomsOf(current)];
      const gained = countBeyond(newAtoms, oldAtoms);
      const lost = countBeyond(oldAtoms, newAtoms);
      if (gained > 0 && this.growsTooMuch(old.length, added.length, gained / oldAtoms.size))
        additions.push(...added);
      if (this.losesTooMuch(lost, oldAtoms.size)) removals.push(...removed);
    }
    return { additions, removals };
  }

  private growsTooMuch(prefixesBefore: number, added: number, share: number): boolean {
    if (this.list === 'streaming') return added > GUARDS.gatewayPrefixes;
    return prefixesBefore < GUARDS.smallSelector
      ? added > GUARDS.smallSelector
      : share * 100 > GUARDS.growthPercent;
  }

  private losesTooMuch(lost: number, before: number): boolean {
    return lost > 0 && (this.list === 'streaming' || lost * 100 > before * GUARDS.lossPercent);
  }

  private settleWithheld(next: ReadonlySet<string>, decision: ModelDecision | undefined): void {
    const kept = [...this.withheld].filter(([prefix]) => next.has(prefix));
    const isMine = decision?.subject === `addition ${SERVICES[this.list]} ${REGION}`;
    this.withheld = new Map();
    for (const [prefix, item] of kept) {
      const isMeant = isMine && decision.prefixes.includes(prefix);
      if (isMeant && decision.decision === 'approve') continue;
      const deniedAt = isMeant && decision.decision === 'deny' ? decision.at : item.deniedAt;
      this.withheld.set(prefix, { ...item, deniedAt });
    }
  }

  private followHolds(
    before: ReadonlySet<string>,
    now: ReadonlySet<string>,
    removals: readonly string[],
    { createDate, clock, decision }: Pick<ModelStep, 'createDate' | 'clock' | 'decision'>,
  ): void {
    const known = this.holds;
    const isMine = decision?.subject === `removal ${SERVICES[this.list]} ${REGION}`;
    this.holds = new Map();
    for (const [prefix, hold] of known) {
      if (now.has(prefix)) continue;
      const isMeant = decision?.prefixes.includes(prefix) === true;
      if (isMeant && decision.decision === 'release') continue;
      if (isMeant && isMine && decision.decision === 'approve' && hold.waits) continue;
      if (!hold.waits && hold.until <= clock) continue;
      this.holds.set(prefix, hold);
    }
    for (const prefix of before) {
      if (now.has(prefix) || known.has(prefix)) continue;
      const waits = removals.some((removed) => overlap(removed, prefix));
      this.holds.set(prefix, {
        since: createDate,
        until: createDate + HOLD_DAYS * 86_400,
        waits,
        deniedAt: null,
      });
    }
  }
}

function publishable(prefixes: readonly string[]): ReadonlySet<string> {
  return new Set(prefixes.filter((prefix) => !UNPUBLISHABLE.some((bad) => bad === prefix)));
}

function overlap(a: string, b: string): boolean {
  const atoms = atomsOf([a]);
  return [...atomsOf([b])].some((atom) => atoms.has(atom));
}
