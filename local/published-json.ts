// One published JSON document that a person names: a file, or a URL under the root of a tree.
import { readFileSync } from 'node:fs';
import { quote, RangewatchError } from '../shared/error.ts';
import { treeRoot } from './tree/tree-root.ts';
import { urlTree } from './tree/url-tree.ts';

/**
 * Reads a document.
 * @param source a path, or a URL that starts with `https://` (or `http://127.0.0.1`)
 * @param expected what it should be, for messages
 * @throws RangewatchError `tree-unreachable`, `tree-shape`, `usage`
 */
export async function readPublishedJson(source: string, expected: string, where: string): Promise<unknown> {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
  const bytes = isUrl ? await fetchDocument(source, expected, where) : readDocumentFile(source, expected);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const seen = 'something that is no JSON';
    throw new RangewatchError({ code: 'tree-shape', seen, expected, where: quote(source) }, { cause });
  }
}

async function fetchDocument(source: string, expected: string, where: string): Promise<Uint8Array> {
  const url = treeRoot(source, 'a file, or ', where);
  const slash = url.lastIndexOf('/');
  const bytes = await urlTree(url.slice(0, slash))(url.slice(slash + 1));
  if (bytes !== undefined) return bytes;
  throw new RangewatchError({ code: 'tree-unreachable', seen: 'HTTP 404', expected, where: quote(url) });
}

function readDocumentFile(path: string, expected: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const seen = 'a file that cannot be read';
    throw new RangewatchError({ code: 'tree-unreachable', seen, expected, where: quote(path) }, { cause });
  }
}
