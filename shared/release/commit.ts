// The commit: one conditional put of HEAD, after everything that it names is in place.
import type { AllowlistChange } from '../allowlist/change.ts';
import { isChangeOf } from '../allowlist/exceptions.ts';
import type { Followed } from '../allowlist/follow.ts';
import { RangewatchError } from '../error.ts';
import type { Ports } from '../ports.ts';
import { capacityNotices } from './capacity-notices.ts';
import { type Draft, isUnchanged } from './draft.ts';
import { encodeHead, type Head } from './head.ts';
import { leavingFrom } from './leaving.ts';
import { type Changes, readChanges } from './list-change.ts';
import type { Cause, Manifest } from './manifest.ts';
import { type HeadBasis, movedHead, releasedHead } from './next-head.ts';
import type { RulesDraft } from './rules.ts';
import { stage } from './stage.ts';
import { unpublishedNotices } from './unpublished.ts';

/** What a commit follows from. */
export interface Basis extends HeadBasis {
  readonly previous: Manifest | undefined;
  readonly draft: Draft;
  readonly rules: RulesDraft;
}

/** How a commit ended; `lost` has changed nothing that counts. */
export type Committed =
  | {
      readonly kind: 'released';
      readonly head: Head;
      readonly followed: Followed;
      readonly filesWritten: number;
    }
  | { readonly kind: 'moved'; readonly head: Head; readonly followed: Followed };

/**
 * Commits a draft: as a new release, or, where every list is as it was, as a move of HEAD under the same one.
 * @throws RangewatchError `list-empty` when there is nothing at all to publish; those of staging
 */
export async function commit(ports: Ports, basis: Basis): Promise<Committed | 'lost'> {
  const { head, previous, draft } = basis;
  if (draft.lists.length === 0) throw nothingToPublish();
  if (head !== undefined && isUnchanged(draft, previous) && areSameRules(basis)) {
    return commitMove(ports, basis, head, draft.empty);
  }
  const changes = await readChanges(
    ports.bucket,
    draft.changed.map(({ allowlist, before }) => ({ id: allowlist, before, after: allowlist })),
  );
  const objects = [...draft.objects, ...basis.rules.objects];
  const manifest = nextManifest(basis, changes);
  const besides = [...capacityNotices(previous, manifest), ...unpublishedNotices(previous, manifest)];
  const outlook = { ...basis, besides };
  return commitRelease(ports, outlook, manifest, objects, draft.empty);
}

/** Moves HEAD under the same release. */
export async function commitMove(
  ports: Ports,
  basis: HeadBasis,
  head: Head,
  empty: Draft['empty'],
): Promise<Committed | 'lost'> {
  const next = movedHead(basis, head, empty, ports.tools);
  return (await put(ports, next, head)) ? { kind: 'moved', head: next, followed: basis.followed } : 'lost';
}

/** Stages a release and makes it true. */
export async function commitRelease(
  ports: Ports,
  basis: HeadBasis,
  manifest: Manifest,
  objects: Draft['objects'],
  empty: Draft['empty'],
): Promise<Committed | 'lost'> {
  const staged = await stage(ports, objects, manifest);
  const next = releasedHead(basis, manifest, staged.manifest, empty, ports.tools);
  return (await put(ports, next, basis.head))
    ? { kind: 'released', head: next, followed: basis.followed, filesWritten: staged.written }
    : 'lost';
}

async function put({ table }: Ports, next: Head, read: Head | undefined): Promise<boolean> {
  return (await table.writeHead(encodeHead(next), read?.rev)) === 'written';
}

function areSameRules({ previous, rules }: Basis): boolean {
  return JSON.stringify(previous?.rules) === JSON.stringify(rules.records);
}

function nextManifest(basis: Basis, changes: Changes): Manifest {
  const { head, followed, draft } = basis;
  const { snapshot, exceptions } = followed.state;
  const { endedExceptions } = followed;
  return {
    schema: 1,
    seq: (head?.seq ?? 0) + 1,
    syncToken: snapshot.syncToken,
    createDate: snapshot.createDate,
    cause: causeOf(basis, changes.change),
    previous: previousOf(head),
    allowlists: draft.lists,
    rules: basis.rules.records,
    ...changes,
    newAllowlists: draft.changed
      .filter(({ before }) => before === undefined)
      .map(({ allowlist: { region, name } }) => ({ region, name })),
    leaving: leavingFrom(followed.state.holds, changes.change),
    exceptions,
    endedExceptions,
    decision: basis.record?.digest ?? null,
    pinnedTo: null,
  };
}

/** The release that HEAD names, as the next manifest names it. */
export function previousOf(head: Head | undefined): Manifest['previous'] {
  if (head === undefined) return null;
  const { seq, syncToken, manifest } = head;
  return { seq, syncToken, manifest };
}

function causeOf(
  { head, settings, followed, record, pin }: Basis,
  change: readonly AllowlistChange[],
): Cause {
  if (head === undefined) return 'baseline';
  // A pin that ended by itself ended because a person said so when it was set.
  if (record !== undefined || (head.pin !== undefined && pin === undefined)) return 'approval';
  if (head.settings.config !== settings.config) return 'config';
  if (head.settings.catalogue !== settings.catalogue) return 'catalogue';
  const { endedExceptions } = followed;
  if (endedExceptions.length > 0 && isChangeOf(endedExceptions, change)) return 'config';
  // Nothing leaves a list because of the feed: what the feed lost is held, and leaves when its hold has run out.
  return change.some(({ added }) => added.length > 0) ? 'feed' : 'hold-expired';
}

function nothingToPublish(): RangewatchError {
  return new RangewatchError({
    code: 'list-empty',
    seen: 'no prefix for any configured allowlist',
    expected: 'at least one list with something in it',
    where: 'feed',
    remedy: 'an empty list is never published; check the Regions in watch.config.ts',
  });
}
