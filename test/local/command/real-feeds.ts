// Two real feeds, a year apart, on which the command line is compared with the oracle.
import { join } from 'node:path';
import type { FeedDocument } from '../../oracle/lists.ts';
import { fullFeed } from '../../real-data.ts';

/** Before AWS listed any IPv6 gateway, and a year later. */
export const OLDER = '1734376388';
export const NEWER = '1767158304';

/** Where the file of a sync token lies. */
export function feedPath(folder: string, token: string): string {
  return join(folder, 'full', `${token}.json.br`);
}

const documents = new Map<string, FeedDocument>();

/** The document of a sync token, read once. */
export function feedDocument(folder: string, token: string): FeedDocument {
  const known = documents.get(token);
  if (known !== undefined) return known;
  const document: FeedDocument = JSON.parse(new TextDecoder().decode(fullFeed(folder, `${token}.json.br`)));
  documents.set(token, document);
  return document;
}
