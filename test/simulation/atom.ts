// Promises 2, 5 and 16 of changes.atom: it never goes back, tells of committed releases alone, and at rest of HEAD's.
import { Violation } from './violation.ts';

/** Releases that the feed has at most. */
const MOST = 50;

/** What is known of the feed in one simulation. */
export class AtomWatcher {
  private readonly releases: ReadonlyMap<number, unknown>;
  private newest = 0;

  constructor(releases: ReadonlyMap<number, unknown>) {
    this.releases = releases;
  }

  written(bytes: Uint8Array): void {
    const seqs = seqsIn(new TextDecoder().decode(bytes));
    const [newest = 0] = seqs;
    if (newest < this.newest)
      throw new Violation(2, `the Atom feed goes back from ${this.newest} to ${newest}`);
    // Every release below the newest is there, newest first, so that none is told twice or left out.
    const wanted = Array.from({ length: Math.min(newest, MOST) }, (_, index) => newest - index);
    if (newest === 0 || seqs.join() !== wanted.join())
      throw new Violation(16, `the Atom feed has the releases ${seqs.join()}`);
    if (!this.releases.has(newest))
      throw new Violation(5, `the Atom feed tells of release ${newest}, which was never committed`);
    this.newest = newest;
  }

  checkRest(seq: number): void {
    if (this.newest !== seq) throw new Violation(16, `the Atom feed ends with ${this.newest}, not ${seq}`);
  }
}

function seqsIn(xml: string): readonly number[] {
  return [...xml.matchAll(/<entry>\s*<id>[^<]*\/changes\/(\d+)\.json<\/id>/g)].map(([, seq]) => Number(seq));
}
