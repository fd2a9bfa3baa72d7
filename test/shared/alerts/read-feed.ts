// A feed as its reader has it, and what RFC 4287 asks of it that no grammar can say. Not a parser of XML: it reads what
// jing found valid, without comments, CDATA or prefixes.
import { expect } from 'vitest';

/** An entry: its texts, and its categories as `scheme term`. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly content: string;
  readonly categories: readonly string[];
  /** Targets of links that are alternate. */
  readonly alternates: readonly string[];
  /** The start tags of title and content. */
  readonly tags: readonly string[];
}

/** The feed's own texts and its entries, in the order of the document. */
export function readFeed(xml: string) {
  const head = xml.replace(/<entry>[\s\S]*<\/entry>/, '');
  const entries = [...xml.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, text = '']): FeedEntry => {
    const fragment = (scheme: string) => scheme.replace(/^.*#/, '');
    return {
      id: textOf(text, 'id'),
      title: textOf(text, 'title'),
      updated: textOf(text, 'updated'),
      content: textOf(text, 'content'),
      categories: [...text.matchAll(/<category term="(.*?)" scheme="(.*?)"\/>/g)].map(
        ([, term = '', scheme = '']) => `${fragment(scheme)} ${term}`,
      ),
      alternates: linksOf(text, 'alternate'),
      tags: text.match(/<(?:title|content)\b.*?>/g) ?? [],
    };
  });
  return {
    language: /<feed [^>]*xml:lang="(.*?)"/.exec(xml)?.[1],
    id: textOf(head, 'id'),
    title: textOf(head, 'title'),
    updated: textOf(head, 'updated'),
    self: linksOf(head, 'self'),
    entries,
  };
}

/** What no grammar can say: ids that occur once, times that agree, links that do not compete. */
export function expectSound(xml: string): ReturnType<typeof readFeed> {
  const feed = readFeed(xml);
  const { entries } = feed;
  expect(new Set([feed.id, ...entries.map(({ id }) => id)]).size).toBe(entries.length + 1);
  const times = [feed.updated, ...entries.map(({ updated }) => updated)];
  // RFC 3339, and of ours in UTC, so that texts sort as times do.
  for (const time of times) {
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(new Date(time).toISOString().replace('.000', '')).toBe(time);
  }
  expect([...times].sort().at(-1)).toBe(feed.updated);
  for (const { alternates } of entries) expect(alternates).toHaveLength(1);
  expect(feed.self).toEqual([feed.id]);
  return feed;
}

function linksOf(xml: string, rel: string): readonly string[] {
  const links = xml.matchAll(new RegExp(`<link rel="${rel}" type="[^"]*" href="(.*?)"/>`, 'g'));
  return [...links].map(([, href = '']) => unescaped(href));
}

function textOf(xml: string, name: string): string {
  return unescaped(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '');
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (reference, name: string) => CHARACTERS[name] ?? reference);
}
