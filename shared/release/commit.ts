// The commit: one conditional put of HEAD, after everything that it names is in place.
import pMap from 'p-map';
import { type AllowlistChange, changeOf, nameChangeOf } from '../allowlist/change.ts';
import type { Followed } from '../allowlist/follow.ts';
import { RangewatchError } from '../error.ts';
import type { Bucket, Ports, Zip } from '../ports.ts';
import { prefixesOf, readContent } from './content.ts';
import { type ChangedList, type Draft, isUnchanged } from './draft.ts';
import { encodeHead, type Head, NOTICES_REMEMBERED, type OutboxItem } from './head.ts';
import { contentKey, type Sha256 } from './keys.ts';
import type { Cause, Manifest } from './manifest.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { RulesDraft } from './rules.ts';
import type { SettingsDigests } from './settings.ts';
import { REQUESTS_AT_ONCE, stage } from './stage.ts';
import { encodeState } from './state-codec.ts';
import { readImmutable } from './store.ts';

/** What a commit follows from. */
export interface Basis {
  readonly head: Head | undefined;
  readonly previous: Manifest | undefined;
  readonly md5: string;
  readonly settings: SettingsDigests;
  readonly followed: Followed;
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
  const { head, previous, followed, draft } = basis;
  if (draft.lists.length === 0) throw nothingToPublish();
  if (head !== undefined && isUnchanged(draft, previous) && areSameRules(basis)) {
    const next = nextHead(basis, ports.tools, { seq: head.seq, manifest: head.manifest }, false);
    return (await writeHead(ports, next, head)) ? { kind: 'moved', head: next, followed } : 'lost';
  }
  const manifest = nextManifest(basis, await readChanges(ports.bucket, draft.changed));
  const staged = await stage(ports, [...draft.objects, ...basis.rules.objects], manifest);
  const release = { seq: manifest.seq, manifest: staged.manifest };
  const next = nextHead(basis, ports.tools, release, isWorthTelling(manifest));
  return (await writeHead(ports, next, head))
    ? { kind: 'released', head: next, followed, filesWritten: staged.written }
    : 'lost';
}

async function writeHead({ table }: Ports, next: Head, read: Head | undefined): Promise<boolean> {
  return (await table.writeHead(encodeHead(next), read?.rev)) === 'written';
}

/** What a release changes, in addresses and in names. */
type Changes = Pick<Manifest, 'change' | 'nameChange'>;

/** The change of each list against the content that its last release staged; a new list has none. */
async function readChanges(bucket: Bucket, changed: readonly ChangedList[]): Promise<Changes> {
  const changes = await pMap(
    changed,
    async ({ allowlist, before }): Promise<Changes> => {
      if (before === undefined) return { change: [], nameChange: [] };
      const content = readContent(await readImmutable(bucket, contentKey(before.content, before)));
      return {
        change: changeOf(allowlist, prefixesOf(content), allowlist.prefixes),
        nameChange: nameChangeOf(allowlist, content.domains, allowlist.domains),
      };
    },
    { concurrency: REQUESTS_AT_ONCE },
  );
  return {
    change: changes.flatMap(({ change }) => change),
    nameChange: changes.flatMap(({ nameChange }) => nameChange),
  };
}

function areSameRules({ previous, rules }: Basis): boolean {
  return JSON.stringify(previous?.rules) === JSON.stringify(rules.records);
}

function nextManifest(basis: Basis, { change, nameChange }: Changes): Manifest {
  const { head, followed, draft } = basis;
  return {
    schema: 1,
    seq: (head?.seq ?? 0) + 1,
    syncToken: followed.state.snapshot.syncToken,
    createDate: followed.state.snapshot.createDate,
    cause: causeOf(basis, change),
    previous: head === undefined ? null : { seq: head.seq, manifest: head.manifest },
    allowlists: draft.lists,
    rules: basis.rules.records,
    change,
    nameChange,
    newAllowlists: draft.changed
      .filter(({ before }) => before === undefined)
      .map(({ allowlist: { region, name } }) => ({ region, name })),
  };
}

function causeOf({ head, settings }: Basis, change: readonly AllowlistChange[]): Cause {
  if (head === undefined) return 'baseline';
  if (head.settings.config !== settings.config) return 'config';
  if (head.settings.catalogue !== settings.catalogue) return 'catalogue';
  // Nothing leaves a list because of the feed: what the feed lost is held, and leaves when its hold has run out.
  return change.some(({ added }) => added.length > 0) ? 'feed' : 'hold-expired';
}

function nextHead(
  { head, md5, settings, followed, draft }: Basis,
  zip: Zip,
  release: { readonly seq: number; readonly manifest: Sha256 },
  isTold: boolean,
): Head {
  const notices = noticesOf(followed, draft, head, release.seq);
  return {
    rev: (head?.rev ?? 0) + 1,
    seq: release.seq,
    syncToken: followed.state.snapshot.syncToken,
    md5,
    manifest: release.manifest,
    settings,
    state: encodeState(followed.state, zip),
    outbox: [...(head?.outbox ?? []), ...(isTold ? [releaseItem(release, notices)] : notices)],
    noticed: [...(head?.noticed ?? []), ...notices.map(({ id }) => id)].slice(-NOTICES_REMEMBERED),
  };
}

/** A release that only adds or drops a format changes no address, so nobody is told. */
function isWorthTelling({ change, nameChange, newAllowlists }: Manifest): boolean {
  return change.length + nameChange.length + newAllowlists.length > 0;
}

function releaseItem(
  { seq, manifest }: { readonly seq: number; readonly manifest: Sha256 },
  notices: readonly Notice[],
): OutboxItem {
  const also = notices.map(({ severity, text }) => ({ severity, text }));
  return { kind: 'release', id: `release-${seq}-${manifest.slice(0, 16)}`, seq, manifest, also };
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
