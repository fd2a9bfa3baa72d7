// What is to be said beside a verdict: what waits for a person, and why something is in no list that one may miss there.
import { overlaps } from '../../shared/prefix/prefix.ts';
import { isWhollyReserved } from '../../shared/prefix/reserved.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import type { Readable } from '../asked.ts';
import { prefixOf } from '../entry.ts';
import { utc } from '../numbers.ts';
import type { Latest } from '../published.ts';
import type { View } from '../view.ts';

/** Prefixes that are named of what waits together. */
const NAMED = 3;

/**
 * Since when additions that meet what was asked wait for a person, or that one denied them.
 * @param day what came after its end is left out; empty for now
 */
export function waitsOf({ say }: View, { waiting }: Latest, asked: Readable, day: string): readonly string[] {
  return waiting.flatMap(({ kind, selector, since, deniedAt, prefixes }) => {
    const meeting = prefixes.filter((prefix) => isMet(prefix, asked));
    if (kind === 'removal' || meeting.length === 0 || (day !== '' && since.slice(0, 10) > day)) return [];
    const rest = meeting.length - NAMED;
    const said = {
      prefixes: meeting.slice(0, NAMED).join(', ') + (rest > 0 ? ` ${say('more', { count: rest })}` : ''),
      selector,
      time: utc(since),
    };
    return deniedAt === null
      ? say('note-waiting', said)
      : say('note-denied', { ...said, denied: utc(deniedAt) });
  });
}

/** Why something is in no list that one may miss there: nothing of this may be called not needed. */
export function notesOn(
  { say, language }: View,
  { exceptions, pinned }: Latest,
  rules: readonly Rule[],
  asked: Readable,
): readonly string[] {
  if (asked.kind === 'name') return [];
  const meeting = rules.filter(({ destination }) => destination.prefixes.some((each) => isMet(each, asked)));
  const titles = [...new Set(meeting.map(({ title }) => title[language]))];
  return [
    ...exceptions
      .filter(({ kind, prefix }) => kind === 'exclude' && isMet(prefix, asked))
      .map(({ prefix, reason, owner }) => say('note-excluded', { prefix, reason, owner })),
    ...(pinned === null ? [] : [say('note-pinned', { seq: pinned.toSeq })]),
    ...(titles.length > 0 ? [say('note-rules', { titles: titles.join('; ') })] : []),
    ...(isWhollyReserved(asked.prefix) ? [say('reserved')] : []),
  ];
}

function isMet(text: string, asked: Readable): boolean {
  const prefix = prefixOf(text);
  return asked.kind === 'prefix' && prefix !== undefined && overlaps(prefix, asked.prefix);
}
