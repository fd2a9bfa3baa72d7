// Promise 12, alerts: what a committed release changed is told, after it is live, by itself or with others in a digest.
import type { Alert } from '../../shared/ports.ts';
import { atomsOf } from './atoms.ts';
import type { Run } from './scheduler.ts';
import { Violation } from './violation.ts';

/** What of a release its alert follows from. */
export interface ToldRelease {
  readonly digest: string;
  readonly manifest: {
    readonly change: readonly {
      readonly name: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }[];
    readonly newAllowlists: readonly object[];
  };
}

/** What waits in HEAD to be told. */
export interface Waiting {
  readonly id: string;
  readonly seq: number;
  readonly releases?: readonly Reference[];
}

interface Reference {
  readonly seq: number;
  readonly manifest: string;
  /** Told by itself, while others waited. */
  readonly isTold?: true;
}

/** The list that people must act on at once. */
const NARROW = 'streaming';

/** What was sent, and what still has to be. */
export class Told {
  readonly sent = new Map<string, { readonly by: Run; count: number }>();
  private readonly digests = new Map<string, readonly Reference[]>();
  private readonly releases: ReadonlyMap<number, ToldRelease>;

  constructor(releases: ReadonlyMap<number, ToldRelease>) {
    this.releases = releases;
  }

  /** Digests are seen as they are put in the outbox: what an alert says of itself is not asked. */
  outboxWritten(outbox: readonly Waiting[]): void {
    for (const { id, releases } of outbox) {
      if (releases !== undefined) this.digests.set(id, releases);
    }
  }

  alertSent(alert: Alert, run: Run, shownSeq: number): void {
    for (const { seq, manifest } of this.releasesOf(alert.id)) {
      if (this.releases.get(seq)?.digest.startsWith(manifest) !== true)
        throw new Violation(12, `${alert.id} is of no committed release`);
      if (shownSeq < seq) throw new Violation(12, `${alert.id} goes out before its release is live`);
    }
    const before = this.sent.get(alert.id);
    if (before !== undefined && before.by.faults === 0 && run.faults === 0)
      throw new Violation(12, `${alert.id} goes out twice, and nobody failed in between`);
    this.sent.set(alert.id, { by: run, count: (before?.count ?? 0) + 1 });
  }

  /** Every committed release that changed something was told, at least once. */
  check(): void {
    const folded = new Set<number>();
    for (const [id, references] of this.digests) {
      for (const { seq, isTold } of references) {
        if (isTold) continue;
        if (folded.has(seq)) throw new Violation(12, `release ${seq} is in two digests`);
        folded.add(seq);
        if (this.releases.get(seq)?.manifest.change.some(({ name }) => name === NARROW))
          throw new Violation(12, `release ${seq} of ${NARROW} waited for a digest`);
      }
      if (!this.sent.has(id) && !this.isNothing(references))
        throw new Violation(12, `nobody was told of ${id}`);
    }
    for (const [seq, { manifest, digest }] of this.releases) {
      if (manifest.change.length + manifest.newAllowlists.length === 0 || folded.has(seq)) continue;
      if (!this.sent.has(`release-${seq}-${digest.slice(0, 16)}`))
        throw new Violation(12, `nobody was told of release ${seq}`);
    }
  }

  private releasesOf(id: string): readonly Reference[] {
    const [, seq, manifest] = /^release-(\d+)-([0-9a-f]{16})$/.exec(id) ?? [];
    if (seq !== undefined && manifest !== undefined) return [{ seq: Number(seq), manifest }];
    const references = this.digests.get(id);
    if (references === undefined && id.startsWith('digest-')) throw new Violation(12, `${id} was never due`);
    return references ?? [];
  }

  /** Whether nothing is left to tell: each atom as often gained as lost, or told by itself since. */
  private isNothing(references: readonly Reference[]): boolean {
    const balance = new Map<string, number>();
    for (const { seq, isTold } of references) {
      for (const { name, added, removed } of this.releases.get(seq)?.manifest.change ?? []) {
        if (isTold) {
          for (const atom of atomsOf([...added, ...removed])) balance.delete(`${name} ${atom}`);
          continue;
        }
        for (const atom of atomsOf(added)) add(balance, `${name} ${atom}`, 1);
        for (const atom of atomsOf(removed)) add(balance, `${name} ${atom}`, -1);
      }
    }
    return [...balance.values()].every((sum) => sum === 0);
  }
}

function add(balance: Map<string, number>, key: string, by: number): void {
  balance.set(key, (balance.get(key) ?? 0) + by);
}
