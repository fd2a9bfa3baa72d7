// From the feed to a committed release: receive, verify, select, then one step of the lists (release/advance.ts): follow,
// draft, stage, commit. Nothing is true before the last.
import type { Config } from './config.ts';
import type { RangewatchError } from './error.ts';
import type { ReceivedFeed } from './feed/feed.ts';
import type { Notification } from './feed/notification.ts';
import { receiveFresh } from './feed/receive.ts';
import type { Ports } from './ports.ts';
import { advance } from './release/advance.ts';
import type { Committed } from './release/commit.ts';
import { lookAt } from './release/look.ts';
import { isRejection, recordRejection, recordStale, recordVerified } from './release/record.ts';
import { areSameSettings, type SettingsDigests, settingsOf } from './release/settings.ts';
import { decodeState } from './release/state-codec.ts';
import { readHead, refuseLostHead } from './release/store.ts';
import { lostRaces } from './release/update-head.ts';
import { auditOf } from './requirements/news.ts';

/** What one ingest is told besides its ports. */
export interface IngestOptions {
  readonly config: Config;
  /** The notification that asked for it; undefined for a poll. */
  readonly notified?: Notification | undefined;
  /** Whether guards stop anything; in a replay everything may be approved beforehand. */
  readonly approves?: 'nothing' | 'everything';
  /** Whether each newer feed is compared with the catalogue; off in a replay. */
  readonly audits?: boolean;
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
  throw lostRaces(COMMIT_ATTEMPTS, 'to commit what follows from a feed');
}

/** Reads HEAD and decides from it. A lost race for HEAD has changed nothing: read again and decide again. */
async function takeFeed(
  ports: Ports,
  options: IngestOptions,
  settings: SettingsDigests,
  received: ReceivedFeed | 'unchanged',
): Promise<IngestResult | 'lost'> {
  const now = ports.clock.now();
  const head = await readHead(ports);
  const state = head === undefined ? undefined : decodeState(head, ports.tools);
  const known = head === undefined || state === undefined ? undefined : { head, state };
  const look = lookAt(received, known, settings, options, now);
  if (look.kind === 'lost') return 'lost';
  if (look.kind === 'stale') {
    await recordStale(ports);
    return { kind: 'stale' };
  }
  const isAudited = options.audits === true && look.kind === 'take' && received !== 'unchanged';
  const result = await advance(ports, {
    config: options.config,
    settings,
    known,
    snapshot: look.snapshot,
    md5: look.md5,
    isSame: look.kind === 'same',
    now,
    approves: options.approves ?? 'nothing',
    audit: isAudited ? auditOf(received.feed, now, ports.tools.hash, state?.audit) : undefined,
  });
  if (result !== 'lost') await recordVerified(ports, look.snapshot.syncToken);
  return result === 'unchanged' ? { kind: 'unchanged' } : result;
}
