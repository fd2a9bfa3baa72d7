// The promises, looked at after every effect. Each violation names the promise that is broken (design, section 9).
import { createHash } from 'node:crypto';
import type { Alert, StoredHead } from '../../shared/ports.ts';
import { AtomWatcher } from './atom.ts';
import { areEqual, atomsOf, countBeyond } from './atoms.ts';
import { LISTS, type List, REGION, UNPUBLISHABLE, type Version } from './feeds.ts';
import { Model, type ModelDecision } from './model.ts';
import type { Run } from './scheduler.ts';
import type { Observer, Store } from './store.ts';
import { Told, type ToldRelease, type Waiting } from './told.ts';
import { Violation } from './violation.ts';

/** What is read of HEAD here: its own JSON, not through the product. */
interface HeadBody {
  readonly manifest: string;
  readonly md5: string;
  readonly outbox: readonly Waiting[];
  readonly folded: readonly object[];
  readonly records: readonly (ModelDecision & { readonly digest: string })[];
  readonly pin?: { readonly toSeq: number; readonly until: number | null };
}

interface ManifestBody {
  readonly seq: number;
  readonly allowlists: readonly {
    readonly name: List;
    readonly files: readonly { readonly file: string; readonly sha256: string }[];
  }[];
  readonly rules: readonly { readonly region: string; readonly sha256: string }[];
  readonly change: ToldRelease['manifest']['change'];
  readonly newAllowlists: readonly object[];
  readonly pinnedTo: number | null;
}

/** Everything that a watcher of one simulation knows. */
export class Watcher implements Observer {
  readonly model = new Model();
  /** The exact prefixes that a person was shown under a digest. */
  readonly shown = new Map<string, string>();
  private readonly decided = new Set<string>();
  private store: Store | undefined;
  private readonly versions = new Map<string, Version>();
  private readonly releases = new Map<number, { readonly manifest: ManifestBody; readonly digest: string }>();
  /** Every sha256 that a committed release gives a key under current/ or requirements/. */
  private readonly allowed = new Map<string, Set<string>>();
  readonly told = new Told(this.releases);
  private readonly atom = new AtomWatcher(this.releases);
  private latest = { seq: 0, verifiedAt: '' };
  private version = { seq: 0, verifiedAt: '' };
  private indexed = 0;
  private signed = 0;

  watch(store: Store): void {
    this.store = store;
  }

  published(version: Version): void {
    this.versions.set(version.md5, version);
  }

  /** The committed releases, by number. */
  committed(seq: number): ManifestBody | undefined {
    return this.releases.get(seq)?.manifest;
  }

  headWritten(before: StoredHead | undefined, after: StoredHead, _run: Run, clock: number): void {
    if (before !== undefined) {
      if (!(after.rev > before.rev))
        throw new Violation(1, `HEAD rev ${before.rev} is written as ${after.rev}`);
      if (after.seq < before.seq) throw new Violation(1, `HEAD seq ${before.seq} falls to ${after.seq}`);
      if (after.syncToken < before.syncToken) throw new Violation(1, 'HEAD syncToken falls');
      if (after.seq > before.seq + 1)
        throw new Violation(1, `HEAD seq jumps from ${before.seq} to ${after.seq}`);
    }
    const [old, body] = [before === undefined ? undefined : bodyOf(before), bodyOf(after)];
    const known = new Set(old?.records.map(({ digest }) => digest));
    const decision = body.records.find(({ digest }) => !known.has(digest));
    const isStep =
      before === undefined ||
      decision !== undefined ||
      body.md5 !== old?.md5 ||
      after.seq !== before.seq ||
      !sameBytes(before.state, after.state);
    if (decision !== undefined) this.checkDecision(decision);
    if (old?.md5 !== body.md5 && before?.syncToken === after.syncToken)
      throw new Violation(15, 'a token is taken with two contents');
    if (old?.pin !== undefined && body.pin === undefined) checkUnpinned(old.pin, decision, clock);
    if (after.seq !== before?.seq) this.takeRelease(after.seq, body.manifest);
    this.told.outboxWritten(body.outbox);
    if (isStep) this.checkStep(body, clock, decision);
  }

  objectWritten(key: string, bytes: Uint8Array, before: Uint8Array | undefined): void {
    const sha256 = sha256Of(bytes);
    if (key.startsWith('v/')) {
      if (before !== undefined && sha256Of(before) !== sha256)
        throw new Violation(6, `${key} is overwritten`);
      if (!key.startsWith(`v/${sha256}/`)) throw new Violation(6, `${key} has other bytes`);
      checkList(key, bytes);
    }
    if (key.startsWith('current/') || key.startsWith('requirements/')) {
      if (this.allowed.get(key)?.has(sha256) !== true) {
        throw new Violation(this.releases.size === 0 ? 5 : 4, `${key} is of no committed release`);
      }
    }
    if (key === 'changes/index.json') this.checkIndex(bytes);
    if (key === 'changes.atom') this.atom.written(bytes);
    if (key === 'SHA256SUMS.minisig') this.checkSignature(bytes);
    if (key === 'latest.json') this.latest = this.checkDocument(this.latest, key, bytes, true);
    if (key === 'version.json') this.version = this.checkDocument(this.version, key, bytes, false);
  }

  objectRemoved(key: string): void {
    if (!key.startsWith('current/')) throw new Violation(6, `${key} is removed`);
  }

  alertSent(alert: Alert, run: Run): void {
    this.told.alertSent(alert, run, this.latest.seq);
  }

  /** What must hold once faults have stopped, and one poll and one converge have gone through. */
  checkRest(newest: Version): void {
    const store = this.store;
    const head = store?.head();
    if (store === undefined || head === undefined) throw new Violation(16, 'there is no HEAD');
    const body = bodyOf(head);
    if (head.syncToken !== newest.token)
      throw new Violation(16, `HEAD has ${head.syncToken}, the feed ${newest.token}`);
    const release = this.releases.get(head.seq);
    if (release === undefined) throw new Violation(16, 'HEAD names no release');
    const wanted = publicCopies(release.manifest);
    for (const prefix of ['current/', 'requirements/']) {
      for (const key of store.keys(prefix)) {
        if (!wanted.has(key)) throw new Violation(3, `${key} is still there`);
      }
    }
    for (const [key, sha256] of wanted) {
      const bytes = store.bytes(key);
      if (bytes === undefined || sha256Of(bytes) !== sha256)
        throw new Violation(3, `${key} is not that of HEAD`);
    }
    this.checkSums(head.seq, wanted);
    if (this.latest.seq !== head.seq)
      throw new Violation(16, `latest.json shows ${this.latest.seq} of ${head.seq}`);
    if (this.version.seq !== head.seq)
      throw new Violation(16, `version.json shows ${this.version.seq} of ${head.seq}`);
    if (body.outbox.length > 0)
      throw new Violation(16, `the outbox still has ${body.outbox.map(({ id }) => id).join()}`);
    if (body.folded.length > 0) throw new Violation(16, 'routine releases still wait for their digest');
    for (const digest of this.decided) {
      if (!store.decisions().has(digest)) throw new Violation(11, `the decision ${digest} left no record`);
    }
    if (body.records.length > 0) throw new Violation(16, 'decisions are not kept');
    this.told.check();
    this.checkRecord(head.seq);
    this.atom.checkRest(head.seq);
  }

  private checkIndex(bytes: Uint8Array): void {
    const { throughSeq } = JSON.parse(new TextDecoder().decode(bytes)) as { throughSeq: number };
    if (throughSeq < this.indexed) throw new Violation(2, `the index of changes goes back to ${throughSeq}`);
    this.indexed = throughSeq;
  }

  private checkSignature(bytes: Uint8Array): void {
    const seq = Number(/ seq:(\d+) /.exec(new TextDecoder().decode(bytes))?.[1]);
    if (!this.releases.has(seq)) throw new Violation(5, `release ${seq} is signed, and was never committed`);
    if (seq < this.signed) throw new Violation(2, `the signature goes back from ${this.signed} to ${seq}`);
    this.signed = seq;
  }

  /** The sums are those of HEAD, and signed for it. */
  private checkSums(seq: number, wanted: ReadonlyMap<string, string>): void {
    const lines = new Set(this.store?.text('SHA256SUMS')?.split('\n'));
    for (const [key, sha256] of wanted) {
      if (!lines.has(`${sha256}  ${key}`)) throw new Violation(16, `SHA256SUMS has not the sum of ${key}`);
    }
    if (this.signed !== seq)
      throw new Violation(16, `the signature is for release ${this.signed}, not ${seq}`);
  }

  /** What is public must be HEAD's, but for keys that a late write found as it expected them. */
  checkCurrent(excused: ReadonlySet<string>): void {
    const seq = this.store?.head()?.seq ?? 0;
    const manifest = this.releases.get(seq)?.manifest;
    for (const [key, sha256] of manifest === undefined ? [] : publicCopies(manifest)) {
      const bytes = this.store?.bytes(key);
      const isRight = bytes !== undefined && sha256Of(bytes) === sha256;
      if (!isRight && !excused.has(key))
        throw new Violation(3, `${key} is that of an older release after a converge`);
    }
  }

  /** Every committed release has its change, and the index knows it. */
  private checkRecord(seq: number): void {
    const index = JSON.parse(this.store?.text('changes/index.json') ?? '{}') as { throughSeq?: number };
    if (index.throughSeq !== seq)
      throw new Violation(16, `the index of changes ends with ${index.throughSeq}, not ${seq}`);
    for (const [number, { manifest }] of this.releases) {
      const change = JSON.parse(this.store?.text(`changes/${number}.json`) ?? '{}') as {
        allowlists?: object;
      };
      if (JSON.stringify(change.allowlists) !== JSON.stringify(manifest.change)) {
        throw new Violation(16, `changes/${number}.json is not the change of release ${number}`);
      }
    }
  }

  private checkDecision(decision: ModelDecision & { readonly digest: string }): void {
    this.decided.add(decision.digest);
    const shown = this.shown.get(decision.digest);
    if (decision.decision !== 'approve' && decision.decision !== 'deny') return;
    if (shown !== decision.prefixes.join()) {
      throw new Violation(11, `a person was shown ${shown}, and settled ${decision.prefixes.join()}`);
    }
  }

  private takeRelease(seq: number, digest: string): void {
    const text = this.store?.text(`v/${digest}/manifest.json`);
    if (text === undefined)
      throw new Violation(2, `release ${seq} is committed, and its manifest is not there`);
    const manifest = JSON.parse(text) as ManifestBody;
    for (const [key, sha256] of publicCopies(manifest)) {
      const object = `v/${sha256}/${key.replace(/^current\//, '')}`;
      const bytes = this.store?.bytes(object);
      if (bytes === undefined || sha256Of(bytes) !== sha256) {
        throw new Violation(2, `release ${seq} is committed, and ${object} is not there`);
      }
      this.allowed.set(key, (this.allowed.get(key) ?? new Set()).add(sha256));
    }
    this.releases.set(seq, { manifest, digest });
  }

  /** The lists of a release are exactly what the second opinion says, unless a rollback pins them. */
  private checkStep(body: HeadBody, clock: number, decision: ModelDecision | undefined): void {
    const version = this.versions.get(body.md5);
    if (version === undefined) throw new Violation(15, 'HEAD has a feed that AWS never published');
    this.model.step({ prefixes: version.prefixes, createDate: version.token, clock, decision });
    const seq = this.store?.head()?.seq ?? 0;
    const manifest = this.releases.get(body.pin?.toSeq ?? seq)?.manifest;
    const release = this.releases.get(seq)?.manifest;
    if (manifest === undefined || release === undefined) return;
    for (const list of LISTS) {
      const published = this.atomsOf(release, list);
      if (body.pin !== undefined) {
        if (!areEqual(published, this.atomsOf(manifest, list)))
          throw new Violation(4, `${list} is not that of the pin`);
        continue;
      }
      const expected = this.model.published(list);
      // An empty list is never published: it stays as it was (promise 8).
      if (expected.size === 0) continue;
      const [missing, beyond] = [countBeyond(expected, published), countBeyond(published, expected)];
      if (missing > 0)
        throw new Violation(
          this.isPresent(version, list, published) ? 11 : 10,
          `${list} lacks ${missing} blocks`,
        );
      if (beyond > 0) throw new Violation(11, `${list} has ${beyond} blocks that nothing asks for`);
    }
  }

  private isPresent(version: Version, list: List, published: ReadonlySet<string>): boolean {
    const { additions } = this.model.waiting(list);
    const present = version.prefixes[list].filter(
      (prefix) => !additions.includes(prefix) && !UNPUBLISHABLE.some((bad) => bad === prefix),
    );
    return countBeyond(atomsOf(present), published) === 0;
  }

  private atomsOf(manifest: ManifestBody, list: List): ReadonlySet<string> {
    const files = manifest.allowlists.find(({ name }) => name === list)?.files ?? [];
    const texts = files
      .filter(({ file }) => file.endsWith('.txt'))
      .map(({ file, sha256 }) => this.store?.text(`v/${sha256}/${REGION}/${list}/${file}`) ?? '');
    return atomsOf(
      texts
        .join('')
        .split('\n')
        .filter((line) => line !== ''),
    );
  }

  private checkDocument(before: Watcher['latest'], key: string, bytes: Uint8Array, hasFiles: boolean) {
    const document = JSON.parse(new TextDecoder().decode(bytes)) as {
      seq: number;
      verifiedAt: string;
      manifest: string;
      files?: Record<string, { sha256: string; url: string }>;
    };
    const { seq, verifiedAt } = document;
    if (seq < before.seq) throw new Violation(2, `${key} goes back from ${before.seq} to ${seq}`);
    const release = this.releases.get(seq);
    if (release?.digest !== document.manifest)
      throw new Violation(2, `${key} shows what was never committed`);
    for (const [name, { sha256, url }] of Object.entries(document.files ?? {})) {
      const object = this.store?.bytes(url);
      if (object === undefined || sha256Of(object) !== sha256)
        throw new Violation(2, `${key} names ${name} wrongly`);
    }
    if (hasFiles !== (document.files !== undefined)) throw new Violation(2, `${key} has not its shape`);
    if (!hasFiles && this.latest.seq < seq) throw new Violation(2, `${key} is ahead of latest.json`);
    return { seq, verifiedAt };
  }
}

/** A pin goes only because a person takes it out, or because its time is over. */
function checkUnpinned(
  pin: NonNullable<HeadBody['pin']>,
  decision: ModelDecision | undefined,
  clock: number,
): void {
  if (decision?.decision === 'unpin' || (pin.until !== null && pin.until <= clock)) return;
  throw new Violation(4, 'a pin is gone, and nobody took it out');
}

/** Promises 7 and 8, of each file that carries prefixes as plain text. */
function checkList(key: string, bytes: Uint8Array): void {
  if (!key.endsWith('.txt')) return;
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length === 0) throw new Violation(8, `${key} is empty`);
  const bad = lines.find((line) => /^(?:10\.|252\.|fd|20\.0\.0\.0\/[0-9]$)/.test(line));
  if (bad !== undefined) throw new Violation(7, `${key} has ${bad}`);
}

function publicCopies({ allowlists, rules }: ManifestBody): ReadonlyMap<string, string> {
  return new Map([
    ...allowlists.flatMap(({ name, files }) =>
      files.map(({ file, sha256 }) => [`current/${REGION}/${name}/${file}`, sha256] as const),
    ),
    ...rules.map(({ region, sha256 }) => [`requirements/${region}.json`, sha256] as const),
  ]);
}

function bodyOf({ body }: StoredHead): HeadBody {
  return JSON.parse(body) as HeadBody;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
