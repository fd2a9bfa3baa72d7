// From a committed release to what the world sees: current/, the record of changes, sums, latest.json, version.json,
// alerts.
// It runs after each ingest, on its own schedule, and after any crash: there is no other recovery.
import type { Telling } from './alerts/telling.ts';
import { RangewatchError } from './error.ts';
import type { Ports } from './ports.ts';
import { syncCurrent } from './release/current.ts';
import { closeDigest } from './release/digest.ts';
import { versionDocument } from './release/documents.ts';
import { sendOutbox } from './release/outbox.ts';
import { publishChanges, publishLatest } from './release/publish.ts';
import { publishSums } from './release/publish-sums.ts';
import { keepRecords } from './release/record.ts';
import { readHead, readManifest } from './release/store.ts';

/** What one converge did. `shownSeq` is 0 before the first release. */
export interface ConvergeResult {
  readonly shownSeq: number;
  readonly filesWritten: number;
  readonly alertsSent: number;
}

/** Passes over current/ that may meet others who write there, before the rest is left to the next converge. */
const PASSES = 8;

/**
 * Makes everything public agree with HEAD.
 * @throws RangewatchError `store-content`, `store-busy`; an adapter's own errors
 */
export async function converge(ports: Ports, telling: Telling): Promise<ConvergeResult> {
  let filesWritten = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const head = await readHead(ports);
    if (head === undefined) return { shownSeq: 0, filesWritten, alertsSent: 0 };
    const manifest = await readManifest(ports.bucket, head.manifest);
    const { written, conflicts } = await syncCurrent(ports.bucket, manifest);
    filesWritten += written;
    // Someone else wrote: HEAD may have moved meanwhile, so everything is read again.
    if (conflicts > 0) continue;
    await publishChanges(ports, telling, head, manifest);
    const version = versionDocument(head, await ports.table.readHealth());
    await publishSums(ports, manifest, version);
    const shownSeq = await publishLatest(ports, head, manifest, version);
    if (shownSeq > head.seq) continue;
    await keepRecords(ports, head);
    if (head.folded.length > 0) await closeDigest(ports, telling.digestHour);
    const alertsSent = await sendOutbox(ports, telling, shownSeq);
    return { shownSeq, filesWritten, alertsSent };
  }
  throw new RangewatchError({
    code: 'store-busy',
    seen: `conflicts in ${PASSES} passes`,
    expected: 'a pass without one',
    where: 'bucket, current/',
    remedy: 'the next converge will go on',
  });
}
