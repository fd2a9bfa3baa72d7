// What a check says: how something is, what was seen of it, and what to do about it.
import type { Sight } from './sight.ts';
import type { Said } from './words/say.ts';

/** `unknown`: it could not be seen, or was not asked for. */
export const STATES = ['problem', 'unknown', 'fine'] as const;

/** How something is. */
export type State = (typeof STATES)[number];

/** One finding, in words of one language. */
export interface Finding {
  /** The name of the check; stable, so that scripts may match it. */
  readonly id: string;
  readonly state: State;
  /** What was seen. */
  readonly seen: string;
  /** What to do about it; absent where it is fine. */
  readonly todo?: string;
}

/** What a check finds, in whatever language is asked for. */
export type Verdict =
  | { readonly state: 'fine'; readonly seen: Said }
  | { readonly state: 'problem' | 'unknown'; readonly seen: Said; readonly todo: Said };

/** Judges one thing of what was observed; undefined where it was no part of the question. */
export type Check = (sight: Sight) => Verdict | undefined;

/** All is well. */
export const fine = (seen: Said): Verdict => ({ state: 'fine', seen });

/** Something that a person must see to. */
export const problem = (seen: Said, todo: Said): Verdict => ({ state: 'problem', seen, todo });

/** Something that cannot be told from here. */
export const unknown = (seen: Said, todo: Said): Verdict => ({ state: 'unknown', seen, todo });
