// XML from objects: a property is an element, a list repeats it. Names are ours; every text is escaped.
import Builder from 'fast-xml-builder';

/** An element's text or children; a list repeats the element. */
export type XmlContent = string | number | boolean | XmlElements | readonly XmlContent[];

/** Elements by name, in the order they are written. `@_name` is an attribute; `#text` the text beside attributes. */
export interface XmlElements {
  readonly [name: string]: XmlContent;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

// XML 1.0 section 2.2 has no place for these, escaped or not: a text from outside may have one all the same.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const COMPACT = builder(false);
const INDENTED = builder(true);

/** A document with its one root element, on one line. */
export function printXml(root: XmlElements): string {
  return DECLARATION + COMPACT.build(root);
}

/** The same, an element a line. */
export function printIndentedXml(root: XmlElements): string {
  return DECLARATION + INDENTED.build(root);
}

function builder(format: boolean) {
  return new Builder({
    format,
    indentBy: ' ',
    suppressEmptyNode: format,
    ignoreAttributes: false,
    // An attribute that says "true" is an attribute like others.
    suppressBooleanAttributes: false,
    tagValueProcessor: (_, value) => replaceForbidden(value),
    attributeValueProcessor: (_, value) => replaceForbidden(value),
  });
}

function replaceForbidden(value: unknown): string {
  return String(value).replace(NOT_XML, '\ufffd');
}
