// From the feed to a committed release: receive, verify, select, follow, draft, stage, commit. There is no other way
// for a list to change, and nothing is true before the last step.
import { type FollowSettings, follow } from './allowlist/follow.ts';
import { type Config, configuredAllowlists } from './config.ts';
import { RangewatchError } from './error.ts';
import type { ReceivedFeed } from './feed/feed.ts';
import type { Notification } from './feed/notification.ts';
import { receiveFresh } from './feed/receive.ts';
import type { ReadPrefix } from './feed/snapshot.ts';
import type { Ports } from './ports.ts';
import { type Committed, commit } from './release/commit.ts';
import { draftRelease } from './release/draft.ts';
import { lookAt } from './release/look.ts';
import { isRejection, recordRejection, recordStale, recordVerified } from './release/record.ts';
import { draftRules, takenOver } from './release/rules.ts';
import { areSameSettings, type SettingsDigests, settingsOf } from './release/settings.ts';
import { decodeState } from './release/state-codec.ts';
import { readHead, readManifest, refuseLostHead } from './release/store.ts';
import { newsOf } from './requirements/news.ts';

/** What one ingest is told besides its ports. */
export interface IngestOptions {
  readonly config: Config;
  /** The notification that asked for it; undefined for a poll. */
  readonly notified?: Notification | undefined;
  /** Whether guards stop anything; in a replay everything may be approved beforehand. */
  readonly approves?: 'nothing' | 'everything';
  /** Whether each newer feed is compared with the catalogue; off in a replay. */
  readonly audits?: boolean;
  /** How prefixes are read; a replay gives a reader that remembers. */
  readonly readPrefix?: ReadPrefix;
}

/**
 * How an ingest ended.
 * - `released`: a new release is committed.
 * - `moved`: HEAD took a newer feed or other holds under the same release; every list is as it was.
 * - `unchanged`: nothing is new.
 * - `stale`: an older feed was served; no effect.
 * - `rejected`: the feed cannot be used; no list changed.
 */
export type IngestResult =
  | Committed
  | { readonly kind: 'unchanged' | 'stale' }
  | { readonly kind: 'rejected'; readonly error: RangewatchError };

/** Races for HEAD that one ingest may lose before it leaves the rest to the next poll. */
const COMMIT_ATTEMPTS = 5;

/**
 * Looks at the feed once and publishes what follows from it.
 * @throws RangewatchError `feed-unreachable`, `store-content`, `store-busy`, `list-empty`; an adapter's own errors
 */
export async function ingest(ports: Ports, options: IngestOptions): Promise<IngestResult> {
  const settings = settingsOf(options.config, ports.tools.hash);
  try {
    const known = await readHead(ports);
    if (known === undefined) await refuseLostHead(ports);
    // Other settings may need entries that HEAD's snapshot lacks, so then the whole feed is asked for.
    const usable = known !== undefined && areSameSettings(known.settings, settings) ? known : undefined;
    const received = await receiveFresh(ports.receiveFeed, ports.clock, usable, options.notified);
    for (let attempt = 0; attempt < COMMIT_ATTEMPTS; attempt++) {
      const result = await takeFeed(ports, options, settings, received);
      if (result !== 'lost') return result;
    }
  } catch (error) {
    if (!isRejection(error)) throw error;
    await recordRejection(ports, error);
    return { kind: 'rejected', error };
  }
  throw new RangewatchError({
    code: 'store-busy',
    seen: `${COMMIT_ATTEMPTS} lost races for HEAD`,
    expected: 'to win one',
    where: 'table, HEAD',
    remedy: 'the next poll will try again',
  });
}

/** Reads HEAD and decides from it. A lost race for HEAD has changed nothing: read again and decide again. */
async function takeFeed(
  ports: Ports,
  options: IngestOptions,
  settings: SettingsDigests,
  received: ReceivedFeed | 'unchanged',
): Promise<IngestResult | 'lost'> {
  const { config, approves = 'nothing' } = options;
  const now = ports.clock.now();
  const head = await readHead(ports);
  const state = head === undefined ? undefined : decodeState(head.state, ports.tools, options.readPrefix);
  const known = head === undefined || state === undefined ? undefined : { head, state };
  const look = lookAt(received, known, settings, options, now);
  if (look.kind === 'lost') return 'lost';
  if (look.kind === 'stale') {
    await recordStale(ports, head);
    return { kind: 'stale' };
  }
  const isAudited = options.audits === true && look.kind === 'take' && received !== 'unchanged';
  const followSettings: FollowSettings = {
    allowlists: configuredAllowlists(config),
    holdDays: config.holdDays,
    needs: config.needs,
    approves,
    news: isAudited ? newsOf(received.feed, now) : undefined,
  };
  const followed = follow(state, look.snapshot, followSettings, now);
  if (look.kind === 'same' && followed.expired.length === 0) {
    await recordVerified(ports, look.snapshot.syncToken);
    return { kind: 'unchanged' };
  }
  const previous = head === undefined ? undefined : await readManifest(ports.bucket, head.manifest);
  const reusesFiles = head !== undefined && areSameSettings(head.settings, settings);
  const draft = draftRelease(followed.lists, previous, {
    formats: config.formats,
    reusesFiles,
    stamp: {
      seq: (head?.seq ?? 0) + 1,
      syncToken: look.snapshot.syncToken,
      createDate: look.snapshot.createDate,
    },
    tools: ports.tools,
  });
  // Rules follow from the settings alone: a feed changes none.
  const rules =
    reusesFiles && previous !== undefined ? takenOver(previous.rules) : draftRules(config, ports.tools);
  const result = await commit(ports, { head, previous, md5: look.md5, settings, followed, draft, rules });
  if (result !== 'lost') await recordVerified(ports, look.snapshot.syncToken);
  return result;
}
