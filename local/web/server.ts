// The bucket as CloudFront serves it: read-only, no bucket in the path, and 404 for whatever is not there.

import type { IncomingMessage } from 'node:http';
import { type FolderStore, folderStore } from '../bucket/folder-store.ts';
import { type Answer, listenOnLoopback, type RunningServer } from './listen.ts';
import { objectAnswer } from './object-answer.ts';
import { requestPath } from './request-path.ts';

/** What `/` shows, where the console was published. */
const START_PAGE = 'console/index.html';

/** `root` is the folder of the objects (headers beside it in `<root>.meta`); `port` 0 takes any that is free. */
export interface WebServerOptions {
  readonly root: string;
  readonly port: number;
}

/**
 * Serves GET and HEAD of `/<key>` on 127.0.0.1; any other method is 405. What is missing, and what no object can be
 * called, is 404 and never 401 or 403: on those PAN-OS stops enforcing the list. The query is ignored.
 */
export function startWebServer({ root, port }: WebServerOptions): Promise<RunningServer> {
  const store = folderStore(root);
  return listenOnLoopback(
    port,
    async (request) => answer(store, request),
    () => words(500, 'The object cannot be read.'),
  );
}

function answer(store: FolderStore, { method, url = '/', headers }: IncomingMessage): Answer {
  if (method !== 'GET' && method !== 'HEAD') {
    return words(405, 'Only GET and HEAD are allowed.', { Allow: 'GET, HEAD' });
  }
  const path = requestPath(url)?.path;
  const object = path === undefined ? undefined : store.get(path === '' ? START_PAGE : path);
  if (object === undefined) return words(404, 'There is no such object.');
  const found = objectAnswer(object, headers) ?? words(412, 'The object has another etag.');
  return { ...found, headers: { ...found.headers, ...SECURITY } };
}

/** What the distribution on AWS sends as well: the console runs under the same policy here as there. */
const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

function words(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...SECURITY,
      ...headers,
    },
    body: `${text}\n`,
  };
}
