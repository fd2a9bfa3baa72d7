// The published record of changes: one document a release, one a month, and an index of the months.
import type { AllowlistChange, NameChange } from '../allowlist/change.ts';
import type { Bucket } from '../ports.ts';
import { formatTime } from '../time.ts';
import { updateDocument } from './document-store.ts';
import { CHANGE_INDEX_KEY, changeKey, monthKey } from './keys.ts';
import type { Manifest } from './manifest.ts';

/** `changes/<seq>.json`: what a release changed, in full. */
export interface ChangeDocument {
  readonly seq: number;
  readonly syncToken: string;
  readonly createDate: string;
  readonly cause: Manifest['cause'];
  readonly previous: number | null;
  readonly newAllowlists: Manifest['newAllowlists'];
  readonly allowlists: readonly AllowlistChange[];
  /** Names that lists gained and lost. */
  readonly names: readonly NameChange[];
}

/** A release in its month: counts only. */
interface ChangeSummary extends Omit<ChangeDocument, 'allowlists' | 'previous'> {
  readonly allowlists: readonly ChangeCounts[];
}

interface ChangeCounts extends Omit<AllowlistChange, 'added' | 'removed'> {
  /** Prefixes. */
  readonly added: number;
  readonly removed: number;
}

interface MonthDocument {
  readonly month: string;
  readonly changes: readonly ChangeSummary[];
}

/** `changes/index.json`: through which release everything is recorded, and the months with their releases. */
export interface ChangeIndex {
  readonly throughSeq: number;
  readonly months: readonly { readonly month: string; readonly firstSeq: number; readonly lastSeq: number }[];
}

/** What a release changed. */
export function changeDocument(manifest: Manifest): ChangeDocument {
  const { seq, syncToken, createDate, cause, previous, newAllowlists, change, nameChange } = manifest;
  return {
    seq,
    syncToken: String(syncToken),
    createDate: formatTime(createDate),
    cause,
    previous: previous?.seq ?? null,
    newAllowlists,
    allowlists: change,
    names: nameChange,
  };
}

/** Records one release. Doing it again changes nothing. */
export async function recordChange(bucket: Bucket, manifest: Manifest): Promise<void> {
  const document = changeDocument(manifest);
  await updateDocument<ChangeDocument>(bucket, changeKey(manifest.seq), (found) =>
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

/** Adds releases, oldest first, to the index; it never goes back. */
export async function recordIndex(bucket: Bucket, manifests: readonly Manifest[]): Promise<void> {
  await updateDocument<ChangeIndex>(bucket, CHANGE_INDEX_KEY, (found) => {
    const fresh = manifests.filter(({ seq }) => seq > (found?.throughSeq ?? 0));
    const last = fresh.at(-1);
    if (last === undefined) return undefined;
    const months = new Map(found?.months.map((entry) => [entry.month, entry]));
    for (const manifest of fresh) {
      const month = monthOf(manifest);
      const firstSeq = months.get(month)?.firstSeq ?? manifest.seq;
      months.set(month, { month, firstSeq, lastSeq: manifest.seq });
    }
    return { throughSeq: last.seq, months: [...months.values()] };
  });
}

function monthOf({ createDate }: Manifest): string {
  return formatTime(createDate).slice(0, 7);
}

function summaryOf({ previous: _, ...document }: ChangeDocument): ChangeSummary {
  return {
    ...document,
    allowlists: document.allowlists.map((change) => ({
      ...change,
      added: change.added.length,
      removed: change.removed.length,
    })),
  };
}
