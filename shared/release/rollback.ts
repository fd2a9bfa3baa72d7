// The rollback: a new, higher release with the content of an old one. It pins: from now on ingest records and publishes
// nothing, until someone takes the pin out or its time is over.
import type { Followed } from '../allowlist/follow.ts';
import { placeOf } from '../allowlist/input.ts';
import { RangewatchError } from '../error.ts';
import type { Ports } from '../ports.ts';
import { type Committed, commitRelease, previousOf } from './commit.ts';
import { prefixesOf } from './content.ts';
import type { DecisionRecord } from './decision-record.ts';
import type { Head } from './head.ts';
import { readChanges, readListContent } from './list-change.ts';
import type { KnownHead } from './look.ts';
import type { Manifest } from './manifest.ts';
import type { Pin } from './pin.ts';
import { readManifest } from './store.ts';
import { unpublishedNotices } from './unpublished.ts';

/**
 * Publishes an old release again. Its files are those that it had, byte for byte. A list that it lacked stays as it is, and
 * so do the rules of a Region: a firewall that polls it must not find it gone.
 * @throws RangewatchError `decision-unknown` when HEAD's history has no such earlier release
 */
export async function rollback(
  ports: Ports,
  { head, state }: KnownHead,
  pin: Pin,
  record: DecisionRecord,
): Promise<Committed | 'lost'> {
  const current = await readManifest(ports.bucket, head.manifest);
  const old = await findRelease(ports, head, current, pin.toSeq);
  const had = new Set(old.allowlists.map(placeOf));
  const hadRules = new Set(old.rules.map(({ region }) => region));
  const lists = [...old.allowlists, ...current.allowlists.filter((list) => !had.has(placeOf(list)))];
  const before = new Map(current.allowlists.map((list) => [placeOf(list), list]));
  const differing = lists.filter((list) => before.get(placeOf(list))?.content !== list.content);
  const steps = await Promise.all(
    differing.map(async (list) => {
      const content = await readListContent(ports.bucket, list);
      const after = { prefixes: prefixesOf(content), domains: content.domains };
      return { id: list, before: before.get(placeOf(list)), after };
    }),
  );
  const manifest: Manifest = {
    ...old,
    seq: head.seq + 1,
    syncToken: state.snapshot.syncToken,
    createDate: state.snapshot.createDate,
    cause: 'approval',
    previous: previousOf(head),
    allowlists: lists,
    rules: [...old.rules, ...current.rules.filter(({ region }) => !hadRules.has(region))],
    ...(await readChanges(ports.bucket, steps)),
    newAllowlists: steps
      .filter((step) => step.before === undefined)
      .map(({ id: { region, name } }) => ({ region, name })),
    leaving: [],
    endedExceptions: [],
    decision: record.digest,
    pinnedTo: pin.toSeq,
  };
  const { md5, settings } = head;
  const followed: Followed = { ...NOTHING_FOLLOWED, state };
  const besides = unpublishedNotices(current, manifest);
  const basis = { head, md5, settings, followed, now: pin.since, record, pin, besides };
  return commitRelease(ports, basis, manifest, [], []);
}

/** A rollback looks at no feed. */
const NOTHING_FOLLOWED: Omit<Followed, 'state'> = {
  lists: [],
  begun: [],
  cancelled: [],
  ended: [],
  endedExceptions: [],
  hasMoved: false,
  newlyTold: [],
  newlyWithheld: [],
  newlyDropped: [],
};

/** Walks the chain of manifests back: only what HEAD leads to was ever a release. */
async function findRelease({ bucket }: Ports, head: Head, current: Manifest, seq: number): Promise<Manifest> {
  let manifest = current;
  while (manifest.seq > seq && manifest.previous !== null) {
    manifest = await readManifest(bucket, manifest.previous.manifest);
  }
  if (manifest.seq === seq && seq < head.seq) return manifest;
  throw new RangewatchError({
    code: 'decision-unknown',
    seen: `release ${seq}`,
    expected:
      head.seq > 1 ? `an earlier release, 1 to ${head.seq - 1}` : 'an earlier release, and there is none',
    where: 'rollback',
  });
}
