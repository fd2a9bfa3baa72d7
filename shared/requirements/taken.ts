// What selectors took from a feed, and why a prefix of it is in a list.
import type { Cidr } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Prefix } from '../prefix/prefix.ts';
import { aggregate } from '../prefix/set.ts';

/** A selector with its Region written out, as one text: `AMAZON ap-northeast-1`. */
export type SelectorKey = `${string} ${string}`;

/** A prefix with its text, so that neither is computed twice. */
export interface TakenPrefix {
  readonly prefix: Prefix;
  readonly text: Cidr;
}

/**
 * The prefixes that each selector takes from a feed, as canonical text, distinct, sorted as text. What was taken never
 * changes, and what is as it was is the same array: most feeds change nothing that is watched.
 */
export type Taken = ReadonlyMap<SelectorKey, readonly Cidr[]>;

/** What was taken is read as addresses when somebody asks, and then once. */
const read = new WeakMap<readonly Cidr[], readonly TakenPrefix[]>();
const covers = new WeakMap<readonly Cidr[], readonly Prefix[]>();

/** What a selector took, as prefixes. */
export function prefixesIn(texts: readonly Cidr[] = NONE): readonly TakenPrefix[] {
  const known = read.get(texts) ?? texts.map((text): TakenPrefix => ({ prefix: parsePrefix(text), text }));
  read.set(texts, known);
  return known;
}

/** The same where it was asked for before; else undefined. */
export function readBefore(texts: readonly Cidr[]): readonly TakenPrefix[] | undefined {
  return read.get(texts);
}

/** Takes prefixes that are read already. @returns their texts, in the same order */
export function takenAs(prefixes: readonly TakenPrefix[]): readonly Cidr[] {
  const texts = prefixes.map(({ text }) => text);
  read.set(texts, prefixes);
  return texts;
}

/** The minimal set of what a selector took. */
export function coverOf(texts: readonly Cidr[] = NONE): readonly Prefix[] {
  const known = covers.get(texts) ?? aggregate(prefixesIn(texts).map(({ prefix }) => prefix));
  covers.set(texts, known);
  return known;
}

const NONE: readonly Cidr[] = [];

/** Why a prefix is in a list. A `service` of null means: documented by AWS, and not in the feed under its service. */
export interface Reason {
  readonly requirement: string;
  readonly service: string | null;
  readonly region: string;
  /** Set where no document says whose the prefix is, so that both streaming protocols take it. */
  readonly isUndocumented?: true;
}

/** A prefix with everything that asks for it: one reason, where one requirement takes it in one Region. */
export interface Resolved extends TakenPrefix {
  readonly reasons: readonly [Reason, ...Reason[]];
}

/** The key of a service in a Region of the feed. */
export function selectorKey(service: string, region: string): SelectorKey {
  return `${service} ${region}`;
}

/** The service and the Region of a key. */
export function splitSelectorKey(key: SelectorKey): readonly [service: string, region: string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space), key.slice(space + 1)];
}
