// What a person is told besides the change of lists, as facts: HEAD keeps them, and each channel finds the words.
import type { Fullness } from '../allowlist/capacity.ts';
import type { Waiting } from '../allowlist/decisions.ts';
import type { DecisionKind } from '../release/decision-record.ts';
import type { News } from '../requirements/news.ts';
import type { EpochSeconds } from '../time.ts';

/** The first of some things by name, and how many there are in all. */
export interface Named<Item = string> {
  readonly named: readonly Item[];
  readonly all: number;
}

/** Things that one text names; it says how many there are in all. */
const NAMED = 10;

/** The first of some things. */
export function namedOf<Item>(items: readonly Item[]): Named<Item> {
  return { named: items.slice(0, NAMED), all: items.length };
}

/**
 * Something that is told.
 * - `dropped`: the feed had what is never published. `empty`: lists that have nothing to publish.
 * - `unpublished`: files that are gone from their URLs.
 * - `waits`: something waits for a person; `digest` is the beginning of what settles it. `settled`: it waits no more.
 * - `pinned`, `pin-over`: a rollback's pin stands, or is over. `decided`: what a person settled, and why.
 * - `news`: differences between feed and catalogue that nobody knew.
 * - `unverified`, `verified`, `no-release`, `lagging`, `caught-up`, `rejected`: how the watcher is.
 * - `capacity`: a list comes to another step of what a consumer takes.
 * - `ends`: requirements that AWS ends on a day.
 * - `channel-failed`: a channel that did not take an alert. `test`: a person tries the channels.
 */
export type Told =
  | { readonly topic: 'dropped'; readonly reserved: Named; readonly tooWide: Named }
  | {
      readonly topic: 'waits';
      readonly kind: Waiting['kind'];
      readonly selector: string;
      readonly digest: string;
      readonly since: EpochSeconds;
      readonly prefixes: Named;
      /** Of all of them together, as decimal text. */
      readonly addresses: string;
      readonly isReminder: boolean;
    }
  | { readonly topic: 'settled'; readonly digest: string }
  | {
      readonly topic: 'pinned';
      readonly to: number;
      readonly since: EpochSeconds;
      readonly until: EpochSeconds | null;
    }
  | { readonly topic: 'pin-over'; readonly to: number }
  | { readonly topic: 'news'; readonly findings: Named<News> }
  | { readonly topic: 'empty'; readonly lists: Named }
  | {
      readonly topic: 'unpublished';
      /** Keys in the bucket, or folders of them; `…` stands for any folder. */
      readonly files: Named;
    }
  | {
      readonly topic: 'decided';
      readonly decision: DecisionKind;
      readonly who: string;
      readonly subject: string;
      /** Of `release`. */
      readonly prefix: string | null;
      /** Of `rollback` and `unpin`: the release that is, or was, pinned. */
      readonly to: number | null;
      readonly reason: string;
      readonly ticket: string | null;
    }
  | { readonly topic: 'unverified' | 'no-release'; readonly since: EpochSeconds }
  | { readonly topic: 'verified'; readonly at: EpochSeconds }
  | {
      readonly topic: 'lagging';
      readonly since: EpochSeconds;
      /** The release that is public; null where the bucket cannot be read. */
      readonly shown: number | null;
      readonly seq: number;
    }
  | { readonly topic: 'caught-up'; readonly seq: number }
  | {
      readonly topic: 'capacity';
      readonly region: string;
      readonly name: string;
      readonly consumer: string;
      readonly limit: number;
      readonly used: number;
      readonly fullness: Fullness;
    }
  | { readonly topic: 'rejected'; readonly problem: string }
  | {
      readonly topic: 'ends';
      /** `YYYY-MM-DD`. */
      readonly date: string;
      readonly days: number;
      /** Ids of the requirements. */
      readonly requirements: readonly string[];
    }
  | {
      readonly topic: 'channel-failed';
      readonly channel: string;
      readonly problem: string;
      readonly subject: string;
    }
  | { readonly topic: 'test'; readonly who: string };
