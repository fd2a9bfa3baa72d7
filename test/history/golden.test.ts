// Eleven years of AWS's feed for one Region, every version and every list: what became of them, kept in golden.json with the
// reason for each figure. It takes minutes, so that only CI plays it: RANGEWATCH_WHOLE_HISTORY=1.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRecording } from '../../local/replay/history.ts';
import { replay } from '../../local/replay/replay.ts';
import type { Hold } from '../../shared/allowlist/holds.ts';
import { defineConfig } from '../../shared/config.ts';
import type { Bucket } from '../../shared/ports.ts';
import type { ChangeDocument } from '../../shared/release/change-document.ts';
import { describeWithRealData } from '../real-data.ts';
import { memoryBucket } from '../world/memory-bucket.ts';
import { absencesOf } from './absences.ts';
import { perYear, type Sent, whatIsTaken, yearOf, yearTable } from './alerts-per-year.ts';
import { brokenPromises, isReserved } from './invariants.ts';

const REGION = 'ap-northeast-1';
const GOLDEN = join(import.meta.dirname, 'golden.json');
const WHOLE = process.env['RANGEWATCH_WHOLE_HISTORY'] === '1';

/** A figure, and why it is what it is. */
type Golden = Readonly<Record<string, { readonly is: unknown; readonly because: string }>>;

/** Lists under current/ that were written since the last look: only they can have broken a promise. */
async function changedLists(
  bucket: Bucket,
  etags: Map<string, string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const { key, etag } of await bucket.list('current/')) {
    if (!/ipv[46]\.txt$/.test(key) || etags.get(key) === etag) continue;
    etags.set(key, etag);
    const stored = await bucket.read(key);
    lists.set(key, new TextDecoder().decode(stored?.bytes).split('\n').slice(0, -1));
  }
  return lists;
}

function countBy<Item>(items: readonly Item[], of: (item: Item) => string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function playAll(folder: string) {
  const bucket = memoryBucket();
  const etags = new Map<string, string>();
  const begun: Hold[] = [];
  const cancelled: Hold[] = [];
  const dropped: string[] = [];
  const rejected: number[] = [];
  const alerts: Sent[] = [];
  const versionsPerYear: string[] = [];
  let shownSeq = 0;
  let mostHeld = 0;
  const summary = await replay(openRecording(join(folder, 'history.jsonl.gz')).feeds(), {
    config: defineConfig({ regions: [REGION], formats: ['plain', 'plain-domains'] }),
    bucket,
    approves: 'nothing',
    onAlert: (alert, at) => alerts.push({ alert, year: yearOf(at) }),
    onVersion: async (result, { feed }) => {
      versionsPerYear.push(yearOf(feed.createDate));
      if (result.kind === 'rejected') rejected.push(feed.syncToken);
      if (result.kind !== 'released' && result.kind !== 'moved') return;
      begun.push(...result.followed.begun);
      cancelled.push(...result.followed.cancelled);
      mostHeld = Math.max(mostHeld, result.followed.state.holds.length);
      dropped.push(...result.followed.newlyDropped.map(({ prefix, selector }) => `${prefix} of ${selector}`));
      expect(brokenPromises(await changedLists(bucket, etags)), `sync token ${feed.syncToken}`).toEqual([]);
      expect(result.head.seq).toBeGreaterThanOrEqual(shownSeq);
      // A flap is told to nobody: what came back within its hold is no change of that list.
      const changed = result.kind === 'released' ? await changesOf(bucket, result.head.seq) : [];
      const flaps = result.followed.cancelled.filter(({ name, text }) =>
        changed.some((change) => change.name === name && [...change.added, ...change.removed].includes(text)),
      );
      expect(
        flaps.map(({ text, name }) => `${text} of ${name}`),
        `sync token ${feed.syncToken}`,
      ).toEqual([]);
      shownSeq = result.head.seq;
    },
  });
  return { summary, begun, cancelled, dropped, rejected, alerts, mostHeld, versionsPerYear, bucket };
}

async function changesOf(bucket: Bucket, seq: number): Promise<ChangeDocument['allowlists']> {
  const stored = await bucket.read(`changes/${seq}.json`);
  return (JSON.parse(new TextDecoder().decode(stored?.bytes)) as ChangeDocument).allowlists;
}

async function causesOf(bucket: Bucket) {
  const changes: { cause: string }[] = [];
  for (const { key } of await bucket.list('changes/')) {
    const stored = /^changes\/\d+\.json$/.test(key) ? await bucket.read(key) : undefined;
    if (stored !== undefined)
      changes.push(JSON.parse(new TextDecoder().decode(stored.bytes)) as { cause: string });
  }
  return countBy(changes, ({ cause }) => cause);
}

describeWithRealData('eleven years of the feed', (folder) => {
  it.runIf(WHOLE)('give the figures of golden.json', { timeout: 1_800_000 }, async () => {
    const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Golden;
    const { summary, begun, cancelled, dropped, rejected, alerts, mostHeld, versionsPerYear, bucket } =
      await playAll(folder);
    const { filesWritten, ...figures } = summary;
    const found = {
      ...figures,
      releasesByCause: await causesOf(bucket),
      alertsBySeverity: countBy(alerts, ({ alert }) => alert.severity),
      alertsPerYear: perYear(versionsPerYear, alerts),
      holdsByList: countBy(begun, ({ name }) => name),
      holdsCancelledByList: countBy(cancelled, ({ name }) => name),
      mostHeldAtOnce: mostHeld,
      whatWasDropped: [...new Set(dropped)].sort(),
      rejectedTokens: rejected,
    };
    const because = Object.fromEntries(
      Object.entries(found).map(([name, is]) => [name, { is, because: golden[name]?.because ?? '?' }]),
    );
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, `${JSON.stringify(because, null, 2)}\n`);
    expect(because).toEqual(golden);
    process.stdout.write(yearTable(found.alertsPerYear));
    for (const { alert } of alerts) expect(whatIsTaken(alert), alert.id).toEqual([]);
    expect(found.alertsPerYear.find(({ year }) => year === '2025')?.action).toBeLessThanOrEqual(10);
    // The same, counted from the history's own lines.
    const skipped = new Set(rejected.map(String));
    const web = absencesOf(folder, 'EC2', REGION, skipped, isReserved);
    expect({ began: found.holdsByList['web'], cancelled: found.holdsCancelledByList['web'] }).toEqual({
      began: web.began,
      cancelled: web.cancelled,
    });
    expect(filesWritten).toBeGreaterThan(0);
  });
});
