// The published record of changes: one document a release, one a month, and an index of the months.
import { type ChangeWords, changeWords } from '../alerts/change-words.ts';
import type { AllowlistChange } from '../allowlist/change.ts';
import type { Bucket } from '../ports.ts';
import { formatTime } from '../time.ts';
import { type ChangeDocument, changeDocument } from './change-document.ts';
import { updateDocument } from './document-store.ts';
import { CHANGE_INDEX_KEY, changeKey, monthKey } from './keys.ts';
import type { Manifest } from './manifest.ts';

/** A release in its month: counts, and what there is to do in both languages. */
export interface ChangeSummary
  extends Pick<
      ChangeDocument,
      'seq' | 'syncToken' | 'createDate' | 'cause' | 'severity' | 'newAllowlists' | 'names'
    >,
    Worded {
  readonly allowlists: readonly ChangeCounts[];
  /** What AWS removed from these lists and they hold; `prefixes` counts them. */
  readonly leaving: readonly LeavingCounts[];
}

interface LeavingCounts extends Omit<ChangeDocument['leaving'][number], 'prefixes'> {
  readonly prefixes: number;
}

/** The title and the first lines of the alert, for who shows changes. */
interface Worded {
  readonly words: ChangeWords;
}

interface ChangeCounts extends Omit<AllowlistChange, 'added' | 'removed'> {
  /** Prefixes. */
  readonly added: number;
  readonly removed: number;
}

/** `changes/<yyyy-mm>.json`: the releases of a month, oldest first. */
export interface MonthDocument {
  readonly month: string;
  readonly changes: readonly ChangeSummary[];
}

/** `changes/index.json`: through which release everything is recorded, and the months with their releases. */
export interface ChangeIndex {
  readonly throughSeq: number;
  readonly months: readonly { readonly month: string; readonly firstSeq: number; readonly lastSeq: number }[];
  /** Base URL and languages for which changes.atom was written. */
  readonly atomFor: string;
}

/** Records one release. Doing it again changes nothing. */
export async function recordChange(bucket: Bucket, manifest: Manifest): Promise<void> {
  const facts = changeDocument(manifest);
  const document = { ...facts, words: changeWords(facts) };
  await updateDocument<ChangeDocument & Worded>(bucket, changeKey(manifest.seq), (found) =>
    found === undefined ? document : undefined,
  );
  const month = monthOf(manifest);
  await updateDocument<MonthDocument>(bucket, monthKey(month), (found) => {
    const others = found?.changes ?? [];
    if (others.some(({ seq }) => seq === manifest.seq)) return undefined;
    const changes = [...others, summaryOf(document)].sort((a, b) => a.seq - b.seq);
    return { month, changes };
  });
}

/** Adds releases, oldest first, to the index; it never goes back. `atomFor` is for what changes.atom was written. */
export async function recordIndex(
  bucket: Bucket,
  manifests: readonly Manifest[],
  atomFor: string,
): Promise<void> {
  await updateDocument<ChangeIndex>(bucket, CHANGE_INDEX_KEY, (found) =>
    nextIndex(found, manifests, atomFor),
  );
}

/** The index with some releases, oldest first; undefined where it has them, or has newer ones. */
export function nextIndex(
  found: ChangeIndex | undefined,
  manifests: readonly Manifest[],
  atomFor: string,
): ChangeIndex | undefined {
  const fresh = manifests.filter(({ seq }) => seq > (found?.throughSeq ?? 0));
  const last = fresh.at(-1);
  if (last === undefined) {
    const isLate = found?.throughSeq !== manifests.at(-1)?.seq;
    return found === undefined || isLate || found.atomFor === atomFor ? undefined : { ...found, atomFor };
  }
  const months = new Map(found?.months.map((entry) => [entry.month, entry]));
  for (const manifest of fresh) {
    const month = monthOf(manifest);
    const firstSeq = months.get(month)?.firstSeq ?? manifest.seq;
    months.set(month, { month, firstSeq, lastSeq: manifest.seq });
  }
  return { throughSeq: last.seq, months: [...months.values()], atomFor };
}

function monthOf({ createDate }: Manifest): string {
  return formatTime(createDate).slice(0, 7);
}

function summaryOf(document: ChangeDocument & Worded): ChangeSummary {
  const { seq, syncToken, createDate, cause, severity, newAllowlists, names, words } = document;
  return {
    seq,
    syncToken,
    createDate,
    cause,
    severity,
    words,
    newAllowlists,
    allowlists: document.allowlists.map((change) => ({
      ...change,
      added: change.added.length,
      removed: change.removed.length,
    })),
    names,
    leaving: document.leaving.map((each) => ({ ...each, prefixes: each.prefixes.length })),
  };
}
