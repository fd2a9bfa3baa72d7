// changes.atom: the newest releases as a feed by RFC 4287, for who reads of changes in a feed reader.
import type { ChangeSummary } from '../release/changes.ts';
import { ATOM_KEY, ATOM_TYPE, CHANGE_INDEX_KEY, changeKey } from '../release/keys.ts';
import { printIndentedXml, type XmlElements } from '../xml.ts';
import type { Telling } from './telling.ts';
import { safeLine } from './words/phrases.ts';
import { type Language, say } from './words/say.ts';

/** What the feed depends on besides the releases. */
export type AtomTerms = Pick<Telling, 'baseUrl' | 'languages'>;

/** Releases, newest first. */
export type Changes = readonly [ChangeSummary, ...ChangeSummary[]];

/** The feed. Its id and those of its entries are URLs, and stay as long as the base URL does. */
export function renderAtom(changes: Changes, terms: AtomTerms): string {
  const { baseUrl, languages } = terms;
  const [first = 'en'] = languages;
  const self = `${baseUrl}/${ATOM_KEY}`;
  return printIndentedXml({
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      '@_xml:lang': first,
      id: self,
      title: say(first, 'feed-title', {}),
      updated: changes.map(({ createDate }) => createDate).reduce((a, b) => (a > b ? a : b)),
      author: { name: 'Rangewatch' },
      link: [link('self', ATOM_TYPE, self), link('alternate', JSON_TYPE, `${baseUrl}/${CHANGE_INDEX_KEY}`)],
      entry: changes.map((change) => entry(change, terms)),
    },
  });
}

const JSON_TYPE = 'application/json';

/** An entry tells what the record of its month has: that is all that is read for it. */
function entry(change: ChangeSummary, { baseUrl, languages }: AtomTerms): XmlElements {
  const [first = 'en', ...others] = languages;
  const url = `${baseUrl}/${changeKey(change.seq)}`;
  // Texts in several languages cannot be told apart by an attribute: they have that of the feed.
  const language = others.length === 0 ? { '@_xml:lang': first } : {};
  return {
    id: url,
    title: { '@_xml:lang': first, '#text': safeLine(change.words[first].title) },
    updated: change.createDate,
    link: link('alternate', JSON_TYPE, url),
    category: categories(change, `${baseUrl}/${ATOM_KEY}`),
    content: { '@_type': 'text', ...language, '#text': contentOf(change, first, others) },
  };
}

/** What to do in the first language, whose title stands above it; then title and actions in each other one. */
function contentOf({ words }: ChangeSummary, first: Language, others: readonly Language[]): string {
  const { title, actions } = words[first];
  const blocks = [
    actions.length > 0 ? actions : [title],
    ...others.map((language) => [words[language].title, ...words[language].actions]),
  ];
  return blocks.map((lines) => lines.map(safeLine).join('\n')).join('\n\n');
}

/** By severity, cause, Region and allowlist. The scheme tells a Region from a list, whatever they are called. */
function categories(change: ChangeSummary, self: string): readonly XmlElements[] {
  const { severity, cause, allowlists, names, newAllowlists } = change;
  const places = [...allowlists, ...names, ...newAllowlists];
  const terms = {
    severity: [severity],
    cause: [cause],
    region: places.map(({ region }) => region),
    allowlist: places.map(({ name }) => name),
  };
  return Object.entries(terms).flatMap(([scheme, values]) =>
    [...new Set<string>(values)].map((term) => ({
      '@_term': safeLine(term),
      '@_scheme': `${self}#${scheme}`,
    })),
  );
}

function link(rel: string, type: string, href: string): XmlElements {
  return { '@_rel': rel, '@_type': type, '@_href': href };
}
