// One step of the lists: from HEAD, a snapshot and what a person decided to the next commit. Ingest takes it with each
// feed, decide with each decision; there is no other way for a list to change but a rollback.
import pMap from 'p-map';
import type { Settled } from '../allowlist/decisions.ts';
import { inForceAt } from '../allowlist/exceptions.ts';
import { type FollowSettings, follow } from '../allowlist/follow.ts';
import { type AllowlistId, type Input, placeOf } from '../allowlist/input.ts';
import { type Config, configuredAllowlists } from '../config.ts';
import type { Snapshot } from '../feed/snapshot.ts';
import type { Bucket, Ports } from '../ports.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Audit } from '../requirements/news.ts';
import type { EpochSeconds } from '../time.ts';
import { type Committed, commit, commitMove } from './commit.ts';
import type { DecisionRecord } from './decision-record.ts';
import { draftRelease } from './draft.ts';
import { readListContent } from './list-change.ts';
import type { KnownHead } from './look.ts';
import type { Manifest } from './manifest.ts';
import { isPinned } from './pin.ts';
import { draftRules, takenOver } from './rules.ts';
import { areSameSettings, type SettingsDigests } from './settings.ts';
import { REQUESTS_AT_ONCE } from './stage.ts';
import { readManifest } from './store.ts';

/** A decision with what follows from it. */
export interface Decided {
  readonly record: DecisionRecord;
  readonly settled: Settled;
}

/** What a step follows from. */
export interface Step {
  readonly config: Config;
  readonly settings: SettingsDigests;
  readonly known: KnownHead | undefined;
  readonly snapshot: Snapshot;
  readonly md5: string;
  /** Whether the snapshot is that of HEAD, with the same settings: only time, or a person, can change a list. */
  readonly isSame: boolean;
  readonly now: EpochSeconds;
  readonly approves: FollowSettings['approves'];
  readonly audit: Audit | undefined;
  readonly decided?: Decided;
}

/** Takes one step. @throws RangewatchError `list-empty`, `store-content`, `store-busy` */
export async function advance(ports: Ports, step: Step): Promise<Committed | 'lost' | 'unchanged'> {
  const { config, settings, known, snapshot, now, decided } = step;
  const head = known?.head;
  const pin = decided?.record.decision !== 'unpin' && isPinned(head?.pin, now) ? head?.pin : undefined;
  const isUnpinned = head?.pin !== undefined && pin === undefined;
  const areSame = head !== undefined && areSameSettings(head.settings, settings);
  const previous = head === undefined ? undefined : () => readManifest(ports.bucket, head.manifest);
  const before = areSame || head?.pin !== undefined ? undefined : await previous?.();
  const followed = follow(
    known?.state,
    snapshot,
    {
      allowlists: configuredAllowlists(config),
      holdDays: config.holdDays,
      guards: config.guards,
      needs: config.needs,
      exceptions: inForceAt([...config.include, ...config.exclude], now),
      approves: step.approves,
      audit: step.audit,
      ...(decided === undefined ? {} : { settled: decided.settled }),
      inputsBefore: before === undefined ? undefined : await readInputs(ports.bucket, before, config),
    },
    now,
  );
  if (step.isSame && !followed.hasMoved && decided === undefined && !isUnpinned) return 'unchanged';
  const basis = { head, md5: step.md5, settings, followed, now, record: decided?.record, pin };
  if (head !== undefined && pin !== undefined) return commitMove(ports, basis, head, []);
  const manifest = before ?? (await previous?.());
  const reusesFiles = areSame && !isUnpinned;
  const draft = draftRelease(followed.lists, manifest, {
    formats: config.formats,
    formatOptions: config.formatOptions,
    limits: config.limits,
    reusesFiles,
    stamp: {
      seq: (head?.seq ?? 0) + 1,
      syncToken: snapshot.syncToken,
      createDate: snapshot.createDate,
    },
    tools: ports.tools,
  });
  // Rules follow from the settings alone: a feed changes none.
  const rules =
    reusesFiles && manifest !== undefined ? takenOver(manifest.rules) : draftRules(config, ports.tools);
  return commit(ports, { ...basis, previous: manifest, draft, rules });
}

/** What the lists of a release were made of, without what was held or included. */
async function readInputs(
  bucket: Bucket,
  { allowlists }: Manifest,
  config: Config,
): Promise<(id: AllowlistId) => Input | undefined> {
  const configured = configuredAllowlists(config);
  const records = allowlists.filter((record) => configured.some((id) => placeOf(id) === placeOf(record)));
  const inputs = await pMap(
    records,
    async (record) => {
      const { origins } = await readListContent(bucket, record);
      const asked = origins.filter(([, service]) => service !== 'held' && service !== 'included');
      const input: Input = new Map(
        asked.map(([text]) => [text, { prefix: parsePrefix(text), text, reasons: [] }]),
      );
      return [placeOf(record), input] as const;
    },
    { concurrency: REQUESTS_AT_ONCE },
  );
  const found = new Map(inputs);
  return (id) => found.get(placeOf(id));
}
