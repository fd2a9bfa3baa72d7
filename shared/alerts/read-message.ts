// Reading the JSON of an alert back. Whatever else comes over the same topic is no alert of ours, and no error either.
import { isRecord } from '../feed/json.ts';
import type { ProgramMessage } from './alert.ts';
import { type Letter, letterOf } from './letter.ts';
import { LANGUAGES } from './words/say.ts';

/** An alert as a program got it, and its letter. */
export interface ReadAlert {
  readonly message: ProgramMessage;
  readonly letter: Letter;
}

/** The longest id that is taken for one of ours. */
const ID_CHARACTERS = 200;

const KINDS: readonly unknown[] = [
  'release',
  'digest',
  'notice',
  'test',
] satisfies readonly ProgramMessage['kind'][];

const LISTS = [
  'severities',
  'regions',
  'allowlists',
  'lists',
  'totals',
  'told',
  'exceptions',
  'endedExceptions',
] as const satisfies readonly (keyof ProgramMessage)[];

/**
 * Reads an alert; undefined for a text that is none. The proof is the letter: a message of which none can be written, such as
 * one of a later version with something new to tell, is laid out as the text that it is.
 */
export function readMessage(text: string): ReadAlert | undefined {
  const message = parse(text);
  if (message === undefined) return undefined;
  try {
    const letter = letterOf(message, message.lang);
    return isWritten(letter) ? { message, letter } : undefined;
  } catch {
    return undefined;
  }
}

function parse(text: string): ProgramMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isProgramMessage(value) ? value : undefined;
}

function isProgramMessage(value: unknown): value is ProgramMessage {
  if (!isRecord(value)) return false;
  const { schema, id, kind, lang, subject, timeZone, listCount, newListCount, total, release, links } = value;
  return (
    schema === 1 &&
    typeof id === 'string' &&
    id !== '' &&
    id.length <= ID_CHARACTERS &&
    KINDS.includes(kind) &&
    LANGUAGES.some((language) => language === lang) &&
    [subject, timeZone].every((each) => typeof each === 'string') &&
    Number.isSafeInteger(listCount) &&
    Number.isSafeInteger(newListCount) &&
    isRecord(total) &&
    (release === null || isRecord(release)) &&
    isRecord(links) &&
    LISTS.every((name) => Array.isArray(value[name]))
  );
}

/** Whether every text of a letter is one. */
function isWritten({ subject, actions, notes, told, tables, reasons, links, foot }: Letter): boolean {
  const texts: readonly unknown[] = [
    subject,
    ...[actions, notes, told, reasons].flat(),
    ...tables.flatMap(({ title, lines, cut, url }) => [title, ...lines, cut ?? '', url]),
    ...links.flatMap(({ label, url }) => [label, url]),
    foot ?? '',
  ];
  return (
    texts.every((text) => typeof text === 'string') && tables.every(({ all }) => Number.isSafeInteger(all))
  );
}
