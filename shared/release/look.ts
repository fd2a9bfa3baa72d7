// Looking at a received feed with HEAD in hand: is it to be taken, and what does it say?

import type { WatchState } from '../allowlist/follow.ts';
import type { Config } from '../config.ts';
import { identityOf, type ReceivedFeed } from '../feed/feed.ts';
import type { Notification } from '../feed/notification.ts';
import { type Snapshot, selectSnapshot } from '../feed/snapshot.ts';
import { verify } from '../feed/verify.ts';
import type { EpochSeconds } from '../time.ts';
import type { Head } from './head.ts';
import { areSameSettings, type SettingsDigests, watchedSelectors } from './settings.ts';

/**
 * What a feed is to HEAD. `same`: the last accepted one, with the same settings; only time has passed.
 * `take`: something may follow from it. `lost`: HEAD is not what it was when the feed was asked for.
 */
export type Look =
  | { readonly kind: 'stale' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'same' | 'take'; readonly snapshot: Snapshot; readonly md5: string };

/** What is needed to look. */
export interface LookOptions {
  readonly config: Config;
  readonly notified?: Notification | undefined;
}

/** HEAD with its state read. */
export interface KnownHead {
  readonly head: Head;
  readonly state: WatchState;
}

/** Judges a feed. @throws RangewatchError those of verify and selectSnapshot */
export function lookAt(
  received: ReceivedFeed | 'unchanged',
  known: KnownHead | undefined,
  settings: SettingsDigests,
  { config, notified }: LookOptions,
  now: EpochSeconds,
): Look {
  // Another version of this program may read or drop otherwise: then all is read anew.
  const isSameFor = known !== undefined && areSameSettings(known.head.settings, settings);
  const same = isSameFor ? sameAs(known) : undefined;
  const identity = identityOf(received, same === undefined ? undefined : known?.head);
  // "Unchanged", and yet HEAD is not what it was when the feed was asked for: the whole feed is needed.
  if (identity === undefined) return { kind: 'lost' };
  const { kind } = verify(identity, notified, known?.head, now);
  if (kind === 'stale' || kind === 'stale-edge') return { kind: 'stale' };
  if (kind === 'same' && same !== undefined) return same;
  if (received === 'unchanged') return { kind: 'lost' };
  const snapshot = selectSnapshot(received.feed, watchedSelectors(config), same?.snapshot.taken);
  return { kind: 'take', snapshot, md5: received.md5 };
}

function sameAs({ head, state }: KnownHead): Extract<Look, { kind: 'same' | 'take' }> {
  return { kind: 'same', snapshot: state.snapshot, md5: head.md5 };
}
