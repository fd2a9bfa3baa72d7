// The subject of an alert: an ASCII tag by which mail is sorted, then what it is about.
import { placeWords } from './letter-actions.ts';
import type { Message, MessageList } from './message.ts';
import { toldTitle } from './told-words.ts';
import { cutLine, safeLine } from './words/phrases.ts';
import { count, type Language, say } from './words/say.ts';

/** SNS takes fewer than 100 characters. */
const MOST_CHARACTERS = 99;

/** The subject. */
export function subjectOf(message: Message, language: Language): string {
  const tag = `[rangewatch ${message.kind === 'test' ? 'test' : (message.severities[0] ?? 'health')}]`;
  return cutLine(safeLine(`${tag} ${titleOf(message, language)}`), MOST_CHARACTERS);
}

/** The same without the tag. */
export function titleOf(message: Message, language: Language): string {
  if (message.kind === 'digest') {
    return say(language, 'subject-digest', { what: changeTitle(message, language) });
  }
  const [told] = message.told;
  if (message.listCount > 0 || told === undefined) return changeTitle(message, language);
  return toldTitle(language, told, message.timeZone);
}

function changeTitle(
  { lists, listCount, newListCount, total, release }: Message,
  language: Language,
): string {
  const changed = lists.filter((list) => !list.isNew);
  const place = whereOf(changed, listCount - newListCount, language);
  const words = {
    place,
    opened: count(language, 'prefixes', total.open),
    closed: count(language, 'prefixes', total.close),
  };
  const { open: opened, close: closed } = total;
  if (opened > 0 && closed > 0) return say(language, 'subject-open-close', words);
  if (opened > 0) return say(language, 'subject-open', { place, what: words.opened });
  if (closed > 0) return say(language, 'subject-close', { place, what: words.closed });
  if (changed.length > 0) return say(language, 'subject-names', { place });
  if (lists.length > 0)
    return say(language, 'subject-publish', { lists: count(language, 'lists', listCount) });
  const { pinnedTo = null, seq = 0 } = release ?? {};
  return pinnedTo === null
    ? say(language, 'subject-no-change', { seq: String(seq) })
    : say(language, 'subject-rollback', { to: String(pinnedTo) });
}

function whereOf(lists: readonly MessageList[], listCount: number, language: Language): string {
  const [only] = lists;
  if (listCount === 1 && only !== undefined) return placeWords(only);
  return count(language, 'lists', listCount);
}
