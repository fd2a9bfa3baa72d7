// The little XML that S3's answers need.

/** An element's text or children; a list repeats the element. */
export type XmlContent = string | number | boolean | XmlElements | readonly XmlElements[];
/** Elements by name, in the order they are written. */
export interface XmlElements {
  readonly [name: string]: XmlContent;
}

/** A document with one root element, in S3's namespace if it has one. Text is escaped; names are ours. */
export function xmlDocument(root: string, content: XmlElements, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${escapeText(namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${children(content)}</${root}>`;
}

function children(content: XmlElements): string {
  return Object.entries(content)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((one) => element(name, one)))
    .join('');
}

function element(name: string, content: string | number | boolean | XmlElements): string {
  const inner = typeof content === 'object' ? children(content) : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
}

function isList(content: XmlContent): content is readonly XmlElements[] {
  return Array.isArray(content);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

// XML 1.0 section 2.2 has no place for these, escaped or not: an error may have to show one in a key it refuses.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeText(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
