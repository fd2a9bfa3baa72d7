// What somebody has in a firewall, as read from any text, and what of it could not be read.
import type { Prefix } from '../prefix/prefix.ts';

/** Where something stands in a text: its line, from 1, and its characters as they were written. */
export interface Place {
  readonly line: number;
  readonly text: string;
}

/** How something was taken that could be meant otherwise. */
export type Taken = 'host-bits' | 'wildcard';

/** Addresses that somebody has, as a minimal set of one family. */
export interface OwnAddresses extends Place {
  readonly prefixes: readonly Prefix[];
  readonly taken: Taken | undefined;
}

/** A name that somebody has, lower case; `*.` in front of a wildcard. */
export interface OwnName extends Place {
  readonly name: string;
}

/** Why something that looks like a destination was not taken. */
export type Why =
  | 'syntax'
  | 'octet'
  | 'leading-zero'
  | 'length'
  | 'mask'
  | 'backward'
  | 'wildcard'
  | 'any'
  | 'denied'
  | 'comment';

/** Something that was not taken. */
export interface Unread extends Place {
  readonly why: Why;
}

/** All of a text: nothing in it is left out in silence. */
export interface OwnRules {
  readonly addresses: readonly OwnAddresses[];
  readonly names: readonly OwnName[];
  readonly unread: readonly Unread[];
  /** Lines that have something in them, but neither an address nor a name. */
  readonly otherLines: readonly number[];
  /** Numbers that may be ports, wherever they stand. */
  readonly numbers: ReadonlySet<number>;
}
