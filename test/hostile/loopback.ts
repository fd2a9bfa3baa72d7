// Servers on 127.0.0.1 that misbehave, and what fetching from them ended with.
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { receiveFrom } from '../../functions/adapters/feed.ts';
import type { RangewatchError } from '../../shared/error.ts';
import { checkRefusal } from './checks.ts';

const servers: Server[] = [];

/** Ends every server of a test. */
export function endServers(): void {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}

/** Serves on a free port; over TLS where a key and a certificate are given. */
export async function serve(
  answer: RequestListener,
  tls?: { readonly key: string; readonly cert: string },
): Promise<string> {
  const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** The refusal that receiving from a URL must end with, checked to be one safe line without a stack. */
export async function refusalFrom(
  url: string,
  knownMd5?: string,
  timeoutMs?: number,
): Promise<RangewatchError> {
  const error = await receiveFrom(
    url,
    timeoutMs,
  )(knownMd5).then(
    () => new Error('this was taken for the feed'),
    (caught: unknown) => caught,
  );
  const refusal = checkRefusal(error);
  if (/\.[jt]s\b|\bat \w+ \(/.test(refusal.message)) throw new Error(`a stack: ${refusal.message}`);
  return refusal;
}
