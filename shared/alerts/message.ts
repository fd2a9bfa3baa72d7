// What an alert says, as facts: programs get it as JSON, and every text for people is made from it. It is bounded, however
// large a change is; counts are exact all the same.
import type { AllowlistName } from '../allowlist/allowlists.ts';
import type { Exception } from '../allowlist/exceptions.ts';
import type { Cidr } from '../prefix/format.ts';
import type { Family } from '../prefix/prefix.ts';
import type { Cause } from '../release/manifest.ts';
import type { Transport } from '../requirements/requirement.ts';
import type { Severity } from './severity.ts';
import type { Told } from './told.ts';

/** Some of a list's prefixes, and how many there are in all. */
export interface PrefixCut {
  readonly family: Family;
  readonly prefixes: readonly { readonly prefix: Cidr; readonly addresses: string }[];
  /** All of them, also those that are not named here. */
  readonly count: number;
  /** Addresses of all of them, as decimal text. */
  readonly addresses: string;
}

/** Some of a list's names, and how many there are in all. */
export interface NameCut {
  readonly names: readonly string[];
  readonly count: number;
}

/** Prefixes that AWS removed and that stay in a list for a time. */
export interface LeavingCut extends PrefixCut {
  /** ISO 8601, UTC; null: when a person approves. */
  readonly until: string | null;
}

/** What becomes of one list. */
export interface MessageList {
  readonly region: string;
  readonly name: AllowlistName;
  /** Whether its addresses are shared by all customers of AWS. */
  readonly isWide: boolean;
  /** Whether it is published for the first time: then its size is told, and none of its prefixes. */
  readonly isNew: boolean;
  readonly ports: readonly Transport[];
  readonly open: readonly PrefixCut[];
  readonly close: readonly PrefixCut[];
  readonly openNames: NameCut;
  readonly closeNames: NameCut;
  readonly leaving: readonly LeavingCut[];
  /** What is in it now. */
  readonly size: {
    readonly prefixes: Readonly<Record<Family, number>>;
    readonly addresses: Readonly<Record<Family, string>>;
    readonly domains: number;
  };
  /** Where firewalls fetch it. */
  readonly urls: readonly string[];
}

/** The release, or releases, that an alert is of. */
export interface MessageRelease {
  /** Both are the same but in a digest. */
  readonly firstSeq: number;
  readonly seq: number;
  readonly releases: number;
  readonly cause: Cause;
  /** Of all its releases, each once. */
  readonly causes: readonly Cause[];
  readonly syncToken: string;
  /** Of the release before; null for the first. */
  readonly previousSyncToken: string | null;
  /** `createDate` of the first and of the last feed, ISO 8601. */
  readonly from: string;
  readonly createDate: string;
  /** The release whose content it brings back; null unless it is a rollback. */
  readonly pinnedTo: number | null;
}

/** How many prefixes and names there are to open and to close in a Region, each counted once. */
export interface Totals {
  readonly open: number;
  readonly close: number;
  readonly openNames: number;
  readonly closeNames: number;
}

/** One alert, as facts. Fields may be added. */
export interface Message {
  readonly schema: 1;
  /** The same for every copy, in every language. */
  readonly id: string;
  readonly kind: 'release' | 'digest' | 'notice' | 'test';
  /** The most urgent first; an alert that says several things has several. */
  readonly severities: readonly Severity[];
  /** What it concerns, for those who choose what they get. */
  readonly regions: readonly string[];
  readonly allowlists: readonly string[];
  /** The first of the lists, changed ones before new ones and narrow ones before wide ones. */
  readonly lists: readonly MessageList[];
  /** How many there are in all, and how many of those are new. */
  readonly listCount: number;
  readonly newListCount: number;
  /** Exact, whatever is cut: of each Region, and of all together. */
  readonly totals: readonly (Totals & {
    readonly region: string;
    /** Prefixes that leave later, by when: the first times, and all that leaves after them. */
    readonly leaving: readonly { readonly until: string | null; readonly count: number }[];
    readonly leavingLater: number;
  })[];
  readonly total: Totals;
  readonly told: readonly Told[];
  /** What the configuration adds and keeps out, and what of it has ended. */
  readonly exceptions: readonly Exception[];
  readonly endedExceptions: readonly Exception[];
  /** How many there are in all. */
  readonly exceptionCount: number;
  readonly endedExceptionCount: number;
  readonly release: MessageRelease | null;
  readonly links: {
    readonly latest: string;
    readonly change: string | null;
    readonly console: string | null;
  };
  /** The time zone of those who read it. */
  readonly timeZone: string;
}
