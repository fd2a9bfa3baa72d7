// The letter: everything that an alert says, in one language, in the order in which it is read. Channels only lay it out.

import { actionLines } from './letter-actions.ts';
import { subjectOf } from './letter-subject.ts';
import { tablesOf } from './letter-tables.ts';
import type { Message, MessageRelease } from './message.ts';
import { toldWords } from './told-words.ts';
import { momentWords, safeLine } from './words/phrases.ts';
import { count, type Language, say } from './words/say.ts';

/** Some lines of the same kind. */
export interface Table {
  readonly title: string;
  /** Columns are aligned: for a fixed-width font. */
  readonly lines: readonly string[];
  /** Said where not all lines are shown. */
  readonly cut: string | null;
  /** How many lines there would be, and where they all stand: for a channel that shows fewer. */
  readonly all: number;
  readonly url: string;
}

/** Where to look. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** An alert in words. No text of it has a line break or a control character. */
export interface Letter {
  readonly language: Language;
  /** An ASCII tag, then what it is about; under 100 characters. */
  readonly subject: string;
  /** What there is to do. */
  readonly actions: readonly string[];
  /** By when, and what else to know about that. */
  readonly notes: readonly string[];
  /** What is told besides, a paragraph each. */
  readonly told: readonly string[];
  readonly tables: readonly Table[];
  readonly reasons: readonly string[];
  readonly links: readonly Link[];
  readonly foot: string | null;
}

/** Links to lists that one letter has. */
const LIST_LINKS = 12;

/** Writes the letter of an alert. */
export function letterOf(message: Message, language: Language): Letter {
  const told = message.told.map((each) => toldWords(language, each, message.timeZone));
  const letter: Letter = {
    language,
    subject: subjectOf(message, language),
    ...actionLines(message, language),
    told,
    tables: tablesOf(message, language),
    reasons: reasonLines(message, language),
    links: linksOf(message, language),
    foot: footOf(message, language),
  };
  return withSafeLines(letter);
}

function reasonLines({ release, timeZone }: Message, language: Language): readonly string[] {
  if (release === null) return [];
  const { pinnedTo } = release;
  return [
    ...whyLines(release, timeZone, language),
    ...(pinnedTo === null ? [] : [say(language, 'pinned', { to: String(pinnedTo) })]),
  ];
}

function whyLines(release: MessageRelease, timeZone: string, language: Language): readonly string[] {
  const from = momentWords(release.from, timeZone);
  const time = momentWords(release.createDate, timeZone);
  if (release.releases === 1) return [say(language, `why-${release.cause}`, { time })];
  const releases = count(language, 'releases', release.releases);
  // That AWS changes its ranges is the usual cause; any other is named.
  const others = release.causes.filter((cause) => cause !== 'feed');
  return [
    say(language, 'why-digest', { releases, from, to: time }),
    ...others.map((cause) => say(language, `why-${cause}`, { time })),
  ];
}

function linksOf({ lists, listCount, links }: Message, language: Language): readonly Link[] {
  const urls = lists.flatMap((list) => list.urls);
  // Of each list its first files stand here; what is not shown is counted in lists.
  const shown = new Set(urls.slice(0, LIST_LINKS));
  const rest = listCount - lists.filter((list) => list.urls.every((url) => shown.has(url))).length;
  const lookAt = (name: 'link-console' | 'link-change' | 'link-latest', url: string | null) =>
    url === null ? [] : [{ label: say(language, name, {}), url }];
  return [
    ...urls.slice(0, LIST_LINKS).map((url) => ({ label: say(language, 'link-list', {}), url })),
    ...(rest > 0 ? [{ label: say(language, 'link-rest', { count: String(rest) }), url: links.latest }] : []),
    ...lookAt('link-console', links.console),
    ...lookAt('link-change', links.change),
    ...lookAt('link-latest', links.latest),
  ];
}

function footOf({ release }: Message, language: Language): string | null {
  if (release === null) return null;
  const { firstSeq, seq, syncToken, previousSyncToken } = release;
  const token = syncToken;
  return firstSeq === seq
    ? say(language, 'foot-release', { seq: String(seq), before: previousSyncToken ?? '–', token })
    : say(language, 'foot-digest', { first: String(firstSeq), last: String(seq), token });
}

function withSafeLines(letter: Letter): Letter {
  return {
    ...letter,
    actions: letter.actions.map(safeLine),
    notes: letter.notes.map(safeLine),
    told: letter.told.map(safeLine),
    tables: letter.tables.map(({ title, lines, cut, ...counts }) => ({
      ...counts,
      title: safeLine(title),
      lines: lines.map(safeLine),
      cut: cut === null ? null : safeLine(cut),
    })),
    reasons: letter.reasons.map(safeLine),
    links: letter.links.map(({ label, url }) => ({ label: safeLine(label), url: safeLine(url) })),
    foot: letter.foot === null ? null : safeLine(letter.foot),
  };
}
