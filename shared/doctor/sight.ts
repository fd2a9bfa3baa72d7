// What the doctor was shown: plain observations, from which every check is a function.
import type { WaitingAnswer } from '../approvals.ts';
import type { VersionDocument } from '../release/documents.ts';
import type { Sha256 } from '../release/keys.ts';
import type { EpochSeconds } from '../time.ts';
import type { ReadLatest } from '../verify/published.ts';
import type { StackAlarm } from './stack-alarms.ts';

/** Everything that was looked at; a part that is absent was no part of the question. */
export interface Sight {
  readonly now: EpochSeconds;
  readonly machine?: MachineSight | undefined;
  readonly site?: SiteSight | undefined;
  readonly published?: PublishedSight | undefined;
  readonly signature?: SignatureSight | undefined;
  readonly approvals?: ApprovalsSight | undefined;
  /** The approve function, where it was asked. */
  readonly functionName?: string | undefined;
  readonly alertsTopic?: (SubscriptionsSight & { readonly arn: string }) | undefined;
  readonly feedTopic?: (SubscriptionsSight & { readonly region: string }) | undefined;
  /** Set where the watcher is on AWS. */
  readonly aws?: { readonly stack?: StackSight | undefined } | undefined;
}

/** Something that was looked for: it, or why it could not be seen. */
export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'unseen'; readonly why: string };

/** The stack on AWS. */
export interface StackSight {
  readonly name: string;
  readonly alarms: Seen<readonly StackAlarm[]>;
}

/** This machine. */
export interface MachineSight {
  readonly folder: string;
  readonly start:
    | { readonly kind: 'runs'; readonly url: string }
    | { readonly kind: 'silent'; readonly why: string }
    | { readonly kind: 'never' | 'stopped' };
  /** `live`, `sample` or `file`, as the folder has it. */
  readonly source: string | undefined;
  readonly key:
    | { readonly kind: 'whole' | 'none' | 'public-only' }
    | { readonly kind: 'open'; readonly file: string }
    | { readonly kind: 'broken'; readonly why: string };
  /** Names of the channels besides the terminal. No secret is ever part of it. */
  readonly channels: Seen<readonly string[]>;
  /** Alerts in the outbox that nobody is sending, and those that a channel did not take. */
  readonly alerts: Seen<{ readonly unsent: number; readonly undelivered: number }>;
}

/** How a server answered one request. */
export type Answered =
  | {
      readonly kind: 'answered';
      readonly key: string;
      readonly status: number;
      readonly cacheControl: string | null;
    }
  | { readonly kind: 'failed'; readonly key: string; readonly why: string };

/** Lists behind a URL. */
export interface SiteSight {
  readonly host: string;
  readonly isTls: boolean;
  readonly version: Answered;
  /** Undefined where `latest.json` names none. */
  readonly file: Answered | undefined;
  /** An object that nobody has written. */
  readonly missing: Answered;
}

/** What is published, from a URL or a folder. */
export interface PublishedSight {
  readonly version: Seen<VersionDocument>;
  readonly latest: Seen<ReadLatest>;
  /** The smallest file that firewalls poll: its name, the sum that latest.json gives, and that of its bytes. */
  readonly file: { readonly key: string; readonly named: Sha256; readonly found: Seen<string> } | undefined;
}

/** What came of checking the signature: `wrong` was refused. */
export type SignatureSight =
  | { readonly kind: 'holds' | 'unasked' }
  | { readonly kind: 'wrong' | 'unread'; readonly why: string };

/** What waits for a person: `refused` is a function that fails, or that is not there. */
export type ApprovalsSight = Seen<WaitingAnswer> | { readonly kind: 'refused'; readonly why: string };

/** One subscription of SNS. Of an endpoint only an e-mail address is shown: a URL may be a secret. */
export interface Subscription {
  readonly topicArn: string;
  readonly protocol: string;
  readonly email: string | undefined;
  readonly state: 'confirmed' | 'pending' | 'deleted';
}

/** Subscriptions, or why they could not be read; `absent`: there is no such topic. */
export type SubscriptionsSight = Seen<readonly Subscription[]> | { readonly kind: 'absent' };
