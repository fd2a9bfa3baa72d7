// S3's answers as XML: one root element, in S3's namespace if it has one.
import { printXml, type XmlElements } from '../../shared/xml.ts';

/** A document on one line, as S3 writes it. */
export function xmlDocument(root: string, content: XmlElements, namespace?: string): string {
  return printXml({ [root]: namespace === undefined ? content : { '@_xmlns': namespace, ...content } });
}
