// What is told besides the change of lists, in words.
import { requirementById } from '../requirements/catalogue.ts';
import { FINDING_WORDS } from '../requirements/finding-words.ts';
import type { News } from '../requirements/news.ts';
import { formatTime } from '../time.ts';
import type { Named, Told } from './told.ts';
import { groupDigits } from './words/group-digits.ts';
import { cutLine, listWords, momentWords } from './words/phrases.ts';
import { count, type Language, say } from './words/say.ts';

/** The most that a text from outside takes of an alert, in characters. */
const MOST_CHARACTERS = 600;

/** One paragraph. */
export function toldWords(language: Language, told: Told, timeZone: string): string {
  const moment = (time: number) => momentWords(formatTime(time), timeZone);
  switch (told.topic) {
    case 'dropped': {
      const reserved = { prefixes: named(language, told.reserved) };
      const wide = { prefixes: named(language, told.tooWide) };
      return say(language, 'dropped', {
        what: listWords(language, [
          ...(told.reserved.all > 0 ? [say(language, 'dropped-reserved', reserved)] : []),
          ...(told.tooWide.all > 0 ? [say(language, 'dropped-wide', wide)] : []),
        ]),
      });
    }
    case 'waits': {
      const { kind, selector, digest, since, prefixes, addresses, isReminder } = told;
      const counts = say(language, 'size', {
        prefixes: count(language, 'prefixes', prefixes.all),
        addresses: count(language, 'addresses', addresses),
      });
      const what = { selector, prefixes: named(language, prefixes), counts };
      return [
        ...(isReminder ? [say(language, 'waits-still', { since: moment(since) })] : []),
        say(language, 'waits-settle', { digest }),
        say(language, kind === 'addition' ? 'waits-addition' : 'waits-removal', what),
      ].join(language === 'ja' ? '' : ' ');
    }
    case 'settled':
      return say(language, 'settled', { digest: told.digest });
    case 'pinned': {
      const since = moment(told.since);
      const to = String(told.to);
      return told.until === null
        ? say(language, 'pin-reminder-open', { to, since })
        : say(language, 'pin-reminder-until', { to, since, until: moment(told.until) });
    }
    case 'pin-over':
      return say(language, 'pin-over', { to: String(told.to) });
    case 'news': {
      const { named: findings, all } = told.findings;
      const words = { named: findings.map((each) => newsWords(language, each)), all };
      return say(language, 'news', { findings: named(language, words) });
    }
    case 'empty':
      return say(language, 'empty', { lists: named(language, told.lists) });
    case 'unpublished':
      return say(language, 'unpublished', { files: named(language, told.files) });
    case 'decided': {
      const { who, subject, prefix, to, ticket, decision } = told;
      const reason = ticket === null ? told.reason : `${told.reason} (${ticket})`;
      const words = { who, subject, prefix: prefix ?? '', to: String(to ?? ''), reason };
      return say(language, `decided-${decision}`, words);
    }
    case 'unverified':
    case 'no-release':
      return say(language, told.topic, { since: moment(told.since) });
    case 'verified':
      return say(language, 'verified', { at: moment(told.at) });
    case 'lagging': {
      const lag = { since: moment(told.since), seq: String(told.seq) };
      return told.shown === null
        ? say(language, 'lagging-unseen', lag)
        : say(language, 'lagging', { ...lag, shown: String(told.shown) });
    }
    case 'caught-up':
      return say(language, 'caught-up', { seq: String(told.seq) });
    case 'capacity': {
      const { region, name, consumer, fullness } = told;
      const used = groupDigits(String(told.used));
      const limit = groupDigits(String(told.limit));
      return say(language, `capacity-${fullness}`, { place: `${region} ${name}`, consumer, used, limit });
    }
    case 'rejected':
      return say(language, 'rejected', { problem: cutLine(told.problem, MOST_CHARACTERS) });
    case 'ends':
      return endsWords(language, told);
    case 'channel-failed': {
      const { channel, problem, subject } = told;
      return say(language, 'channel-failed', {
        channel,
        subject,
        problem: cutLine(problem, MOST_CHARACTERS),
      });
    }
    case 'test':
      return say(language, 'test', { who: told.who });
  }
}

/** One piece of news; equal news give equal words. */
export function newsWords(language: Language, news: News): string {
  if (news.kind === 'catalogue-old') {
    return say(language, 'news-old', { date: news.date, days: count(language, 'days', news.days) });
  }
  const { kind, region, prefix, foundIn } = news;
  const place = prefix === null ? region : `${region} ${prefix}`;
  const what = FINDING_WORDS[kind][language];
  return foundIn === null
    ? say(language, 'news-finding', { place, what })
    : say(language, 'news-finding-in', { place, what, region: foundIn });
}

/** The beginning of it, as a subject has it. */
export function toldTitle(language: Language, told: Told, timeZone: string): string {
  switch (told.topic) {
    case 'waits': {
      const { selector, prefixes } = told;
      return say(language, 'subject-waits', { selector, what: count(language, 'prefixes', prefixes.all) });
    }
    case 'ends': {
      const { date, requirements } = told;
      return say(language, 'subject-ends', { date, titles: titlesOf(language, requirements) });
    }
    default:
      return toldWords(language, told, timeZone);
  }
}

function titlesOf(language: Language, requirements: readonly string[]): string {
  const titles = requirements.flatMap((id) => requirementById(id)?.title[language] ?? []);
  return listWords(language, [...new Set(titles)]);
}

function endsWords(
  language: Language,
  { date, days, requirements }: Extract<Told, { topic: 'ends' }>,
): string {
  const found = requirements.flatMap((id) => requirementById(id) ?? []);
  const notes = found.flatMap(({ status }) => (status.kind === 'ends' ? [status.note[language]] : []));
  return say(language, 'ends', {
    days: count(language, 'days', days),
    date,
    note: [...new Set(notes)].join(' '),
    titles: titlesOf(language, requirements),
  });
}

function named(language: Language, { named: items, all }: Named): string {
  const words = listWords(language, items);
  const rest = all - items.length;
  return rest > 0 ? say(language, 'named-more', { named: words, rest: groupDigits(String(rest)) }) : words;
}
